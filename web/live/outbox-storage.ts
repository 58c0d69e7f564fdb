import { z } from "zod"
import { operation } from "../../protocol/command.ts"
import { refusalCode } from "../../protocol/refusal.ts"
import type { Happening, Kept } from "./event.ts"

/** Where operations wait over a reload. Writing is synchronous, so an operation is kept before its frame is on the line. */
interface OutboxStorage {
  load(): Kept[]
  keep(item: Kept): void
  forget(id: string): void
  /** What another tab did to an operation that this page is about to say: a page that was asleep may not have heard of it yet. */
  answeredElsewhere(id: string): Happening | null
  /** Tells what other tabs keep and forget, until the returned function is called. */
  listen(heard: { kept(item: Kept): void; forgotten(id: string): void }): () => void
}

const kept = z.object({
  operation,
  at: z.int(),
  refusal: z
    .object({
      // A tab of a newer page may know other codes; refused is refused.
      code: refusalCode.catch("internal"),
      detail: z.string().exactOptional(),
    })
    .exactOptional(),
})

/** One key per operation, so that tabs of one person never write over each other. */
export function outboxStorage({ organizationId, userId }: { organizationId: string; userId: string }): OutboxStorage {
  const prefix = `parley.outbox.${organizationId}.${userId}.`
  // What was seen to be kept: only then does it say something that it is gone.
  const seen = new Set<string>()
  const see = (item: Kept): Kept => {
    seen.add(item.operation.id)
    return item
  }
  return {
    load: () =>
      keys()
        .filter(key => key.startsWith(prefix))
        .flatMap(key => readKept(localStorage.getItem(key)))
        .map(see)
        .sort((a, b) => a.at - b.at),
    keep: item => {
      const key = prefix + item.operation.id
      const isKept = attempt(() => {
        localStorage.setItem(key, JSON.stringify(item))
        return see(item)
      })
      if (isKept !== undefined) return
      // What is there from before would be believed instead: that it was never refused, or that it still is.
      seen.delete(item.operation.id)
      attempt(() => localStorage.removeItem(key))
    },
    forget: id => attempt(() => localStorage.removeItem(prefix + id)),
    answeredElsewhere: id =>
      attempt(() => {
        const text = localStorage.getItem(prefix + id)
        if (text === null) return seen.has(id) ? { type: "forgotten_elsewhere", id } : null
        const refused = readKept(text).find(({ refusal }) => refusal !== undefined)
        return refused === undefined ? null : { type: "kept_elsewhere", item: refused }
      }) ?? null,
    listen: heard => {
      const onStorage = ({ key, newValue, storageArea }: StorageEvent): void => {
        if (storageArea !== localStorage) return
        // The person has cleared what the browser keeps; nothing was answered by that.
        if (key === null) return seen.clear()
        if (!key.startsWith(prefix)) return
        if (newValue === null) return heard.forgotten(key.slice(prefix.length))
        for (const item of readKept(newValue)) heard.kept(see(item))
      }
      addEventListener("storage", onStorage)
      return () => removeEventListener("storage", onStorage)
    },
  }
}

function readKept(text: string | null): Kept[] {
  try {
    const parsed = kept.safeParse(JSON.parse(text ?? "null"))
    return parsed.success ? [parsed.data] : []
  } catch {
    return []
  }
}

const keys = (): string[] => attempt(() => Object.keys(localStorage)) ?? []

/** A browser may refuse storage (private mode, full disk). What is typed is still sent, it only does not survive a reload. */
function attempt<T>(what: () => T): T | undefined {
  try {
    return what()
  } catch {
    return undefined
  }
}
