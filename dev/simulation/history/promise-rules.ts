import { isDeepStrictEqual } from "node:util"
import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { StoredEntry } from "../../../protocol/entry.ts"
import { type Clock, type Clocks, workOf } from "../../../protocol/work.ts"
import type { Findings } from "./findings.ts"
import type { FoldedConversation } from "./folded-log.ts"
import type { SimulationRule } from "./simulation-rules.ts"

/** Promises run while they are owed, from where they began, and an entry carries them exactly where they change. */
export function judgePromises(findings: Findings<SimulationRule>, { entries, states }: FoldedConversation): void {
  for (const [place, entry] of entries.entries()) {
    const [before, after] = [states[place - 1], states[place]]
    if (before === undefined || after === undefined) continue
    const wrong = brokenPromise(before, entry, after)
    findings.expect("promised", wrong === null, () => `${entry.id}: ${wrong}`)
  }
}

function brokenPromise(before: StoredConversation, entry: StoredEntry, after: StoredConversation): string | null {
  const [was, is] = [workOf(before).clocks, workOf(after).clocks]
  const isSame = isDeepStrictEqual([word(was), was.resolution], [word(is), is.resolution])
  if ((entry.clocks !== undefined) === isSame)
    return isSame ? "it says what has not changed" : "it keeps a change to itself"
  if (is.first && is.next) return "two words are promised at once"
  const [wasOwed, isOwed] = [before, after].map(one => workOf(one).waitingSince !== null)
  const [wasOurs, isOurs] = [before, after].map(isWithTeam)
  return (
    wrongClock({ was: word(was), is: word(is), goesOn: wasOwed === true, isOwed: isOwed === true }, entry) ??
    wrongClock({ was: was.resolution, is: is.resolution, goesOn: wasOurs === true, isOwed: isOurs === true }, entry)
  )
}

interface Change {
  was: Clock | undefined
  is: Clock | undefined
  /** Whether the same was owed before this entry, and whether it is after it. */
  goesOn: boolean
  isOwed: boolean
}

function wrongClock({ was, is, goesOn, isOwed }: Change, { at, body }: StoredEntry): string | null {
  if (!isOwed) return is === undefined ? null : "what is not owed is promised"
  // Of two conversations that become one the earlier promise counts.
  if (body.type === "absorbed") return null
  if (goesOn) return is?.since === was?.since && is?.due === was?.due ? null : "a promise has changed"
  if (is === undefined) return null
  return is.since === at && is.since <= is.amberAt && is.amberAt <= is.due ? null : "a promise began at another time"
}

const word = ({ first, next }: Clocks): Clock | undefined => first ?? next

const isWithTeam = ({ state: { status } }: StoredConversation): boolean => status === "waiting" || status === "claimed"
