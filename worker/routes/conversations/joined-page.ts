import type { Entry } from "../../../protocol/entry.ts"
import { type Result, refuse } from "../../../protocol/refusal.ts"
import type { Counting } from "../../org/history.ts"
import type { EntriesRead } from "../../org/reads.ts"

/** A page, oldest first. `next` is the number that the page before it ends under; null when there is none. */
export type Page = Result<{ entries: Entry[]; asOf: number; epoch: string; next: number | null }>

/** `upTo`: everything in the conversation up to this number of the organization had come into it. */
export interface ArchivedPage {
  entries: Entry[]
  next: number | null
  upTo: number
}

/** The two places where entries are, both asked for the same page. */
export interface Sources {
  /** The organization's object; null when there is nothing for this reader. */
  live(): Promise<EntriesRead | null>
  archived(): Promise<ArchivedPage>
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
  // Read before the archive took a correction, a page says what was corrected; with a gap, less than was said.
  const isTrue = ({ entries, upTo }: ArchivedPage) =>
    entries.at(-1)?.[counting] === older.newest && upTo >= older.corrected
  let archived = await (early ?? sources.archived())
  if (!isTrue(archived)) {
    // Tables that were wiped while nobody wrote are noticed here, and told again.
    await sources.settle()
    archived = await sources.archived()
  }
  // Better no page for a moment than one with a hole that nobody would notice.
  if (!isTrue(archived)) return refuse("unavailable", "Older messages are being restored.")
  return { ok: true, entries: archived.entries, next: archived.next, asOf, epoch }
}
