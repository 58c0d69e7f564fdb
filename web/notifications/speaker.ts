/** Who of the tabs of one person in one organization speaks, and whether somebody is looking at one of them. */
export interface Speaker {
  /** True in one tab at a time; another takes over when it closes. */
  isSpeaking(): boolean
  /** What this tab shows: a conversation, nothing in particular (null), or nothing because nobody looks (`hidden`). */
  look(at: { conversationId: string | null } | "hidden"): void
  /** Whether any tab is looked at, and whether one shows this conversation. */
  lookers(conversationId: string): Promise<{ any: boolean; here: boolean }>
  stop(): void
}

/**
 * By the browser's own locks, which end with their tab however that ends: nothing of a tab that crashed is left over. Where
 * there are none (pages over plain http) each tab speaks for itself.
 */
export function speaker(name: string): Speaker {
  const locks = "locks" in navigator ? navigator.locks : null
  const leaving = new AbortController()
  let speaking = locks === null
  let looking: AbortController | null = null
  let shown: { conversationId: string | null } | "hidden" = "hidden"
  if (locks) hold(locks, { name, mode: "exclusive", until: leaving.signal, held: () => (speaking = true) })
  return {
    isSpeaking: () => speaking,
    look(at) {
      looking?.abort()
      looking = null
      shown = at
      if (at === "hidden" || locks === null) return
      looking = new AbortController()
      const until = AbortSignal.any([looking.signal, leaving.signal])
      hold(locks, { name: lookName(name, at.conversationId), mode: "shared", until })
    },
    async lookers(conversationId) {
      if (locks === null) return lookersOf(shown === "hidden" ? [] : [lookName(name, shown.conversationId)])
      const { held = [] } = await locks.query()
      return lookersOf(held.map(lock => lock.name ?? ""))

      function lookersOf(names: string[]) {
        return {
          any: names.some(one => one.startsWith(lookName(name, ""))),
          here: names.includes(lookName(name, conversationId)),
        }
      }
    },
    stop: () => leaving.abort(),
  }
}

const lookName = (name: string, conversationId: string | null): string => `${name} looks at ${conversationId ?? "-"}`

interface Hold {
  name: string
  mode: LockMode
  until: AbortSignal
  held?: () => unknown
}

function hold(locks: LockManager, { name, mode, until, held }: Hold): void {
  const over = new Promise<void>(done => until.addEventListener("abort", () => done(), { once: true }))
  // Waiting for a lock is given up by the signal; holding one, by what the callback waits for.
  const asked = locks.request(name, { mode, signal: until }, () => {
    held?.()
    return over
  })
  asked.catch(() => {})
}
