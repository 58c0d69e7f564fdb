import type { Entry } from "../../../protocol/entry.ts"
import { type Result, refuse } from "../../../protocol/refusal.ts"
import type { Counting } from "../../org/history.ts"
import type { EntriesRead } from "../../org/reads.ts"

/** A page, oldest first. `next` is the number that the page before it ends under; null when there is none. */
export type Page = Result<{ entries: Entry[]; asOf: number; epoch: string; next: number | null }>

/** The two places where entries are, both asked for the same page. */
export interface Sources {
  /** The organization's object; null when there is nothing for this reader. */
  live(): Promise<EntriesRead | null>
  archived(): Promise<{ entries: Entry[]; next: number | null }>
  /** Lets the archive catch up. */
  settle(): Promise<unknown>
}

/** The newest entries come from the organization's object, older ones from Postgres. */
export async function joinedPage(
  { counting, before }: { counting: Counting; before: number | null },
  sources: Sources,
): Promise<Page> {
  // Further back it is most likely Postgres's page, so both are asked at once; it counts only if the object says so.
  const early = before === null ? null : sources.archived()
  early?.catch(() => {})
  const live = await sources.live()
  if (live === null) return refuse("not_found")
  const { entries, asOf, epoch, older } = live
  if (older.is !== "archived") {
    return { ok: true, entries, asOf, epoch, next: older.is === "here" ? (entries[0]?.[counting] ?? null) : null }
  }
  const reachesUp = ({ entries }: { entries: Entry[] }) => entries.at(-1)?.[counting] === older.newest
  let archived = await (early ?? sources.archived())
  if (!reachesUp(archived)) {
    // Tables that were wiped while nobody wrote are noticed here, and told again.
    await sources.settle()
    archived = await sources.archived()
  }
  // Better no page for a moment than one with a hole that nobody would notice.
  if (!reachesUp(archived)) return refuse("unavailable", "Older messages are being restored.")
  return { ok: true, ...archived, asOf, epoch }
}
