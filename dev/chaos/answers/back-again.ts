import type { DraftFrame } from "../chat.ts"

/** A piece of an answer, and when a screen had it (ms). */
export interface HeardDraft extends DraftFrame {
  at: number
}

/** One kill: when it was (ms), and the answers of which a piece had just been heard, with the attempt that had written it. */
export interface Killed {
  at: number
  writing: ReadonlyMap<string, number>
}

/** How long after a kill the words of a new attempt were on a screen (ms), where neither the next kill nor the customer came first. */
export function backAgainMs(kills: readonly Killed[], drafts: readonly HeardDraft[]): number[] {
  return kills.flatMap(({ at, writing }, index) => {
    const nextAt = kills[index + 1]?.at ?? Number.POSITIVE_INFINITY
    const since = drafts.filter(draft => draft.at > at && draft.at < nextAt && draft.text !== "")
    return [...writing].flatMap(([answerId, before]) => {
      const again = since.find(({ answerId: id, attempt }) => id === answerId && attempt > before)
      return again === undefined ? [] : [again.at - at]
    })
  })
}
