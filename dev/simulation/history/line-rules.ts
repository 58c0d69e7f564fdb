import type { Entry } from "../../../protocol/entry.ts"
import { isStaff } from "../../../protocol/person.ts"
import type { Findings } from "./findings.ts"
import { judgeFirstWords } from "./first-words.ts"
import { type FoldedLog, orderFor } from "./folded-log.ts"
import type { LineRecord } from "./observed.ts"
import type { SimulationRule } from "./simulation-rules.ts"

/**
 * What was heard on one socket after its welcome: every entry that its reader may see, from exactly where it said it had
 * stopped (or, if it starts anew, from the moment of the welcome), in order, each once, as the log has it.
 */
export function judgeLine(findings: Findings<SimulationRule>, line: LineRecord, log: FoldedLog): void {
  const { page, viewer, entries: frames } = line
  const reached = isStaff(viewer) ? reachedByStaff(line) : reachedByCustomer(line)
  for (const { entries } of frames) {
    judgeFirstWords(findings, { page, viewer, entries })
    for (const entry of entries) {
      const counter = isStaff(viewer) ? "" : entry.conversationId
      const [before, is] = [reached.get(counter) ?? 0, orderFor(entry)]
      findings.expect("skipped", is <= before + 1, () => `${page} heard ${is} after ${before} of ${counter || "all"}`)
      findings.expect("repeated", is > before, () => `${page} heard ${is} after ${before} of ${counter || "all"}`)
      reached.set(counter, Math.max(before, is))
      const truth = find(log.visibleTo(viewer, entry.conversationId), entry)
      findings.expect(
        "moved",
        log.isAsTold(viewer, entry, truth),
        () => `${page} heard ${told(entry)}, not ${told(truth)}`,
      )
    }
  }
}

/** Staff hear every number of the organization. */
function reachedByStaff({ hello, welcome }: LineRecord): Map<string, number> {
  const from = welcome?.resume === "resumed" ? hello?.cursor : welcome?.cursor
  return new Map([["", from ?? 0]])
}

/** Customers hear every position of each of their conversations; of those they did not name, what is new since the welcome. */
function reachedByCustomer({ hello, welcome }: LineRecord): Map<string, number> {
  const reached = new Map(welcome?.conversations?.map(({ id, lastPosition }) => [id, lastPosition]))
  if (welcome?.resume !== "resumed") return reached
  for (const [id, position] of Object.entries(hello?.positions ?? {})) reached.set(id, position)
  return reached
}

/** Positions and visible numbers rise, so the entry of that order is the only one that can be meant. */
function find(entries: readonly Entry[], { seq, position, id }: Entry): Entry | undefined {
  if (seq === undefined && position !== null) return entries[position - 1]
  return entries.find(entry => entry.seq === seq || entry.id === id)
}

const told = (entry: Entry | undefined): string => JSON.stringify(entry) ?? "nothing"
