import type { Finding } from "../simulation/history/findings.ts"
import type { Torments } from "./torment.ts"
import type { WithoutPostgres } from "./without-postgres.ts"

/** What was done to a chat and what came of it. */
export interface Outcome extends Torments, Partial<WithoutPostgres> {
  chat: string
  seed: number
  /** Faults that were left out. */
  without: string[]
  sent: number
  acknowledged: number
  /** Seen by everybody who may see it. */
  seen: number
  /** Acknowledged or stored, and then missing: in the log, or for somebody who may see it. */
  lost: number
  duplicated: number
  reordered: number
  /** Numbers that are missing in the log, and messages that somebody who may see them never saw. */
  holes: number
  /** Screens that in the end do not show what is stored. */
  divergent: number
  /** Sent, never refused, and stored nowhere: nobody told the sender. */
  vanished: number
  /** Given up by the client after its tries, with word to its page. */
  refused: number
  /** Entries of the log, changes of state included. */
  stored: number
  archived: number | null
  archiveIsLog: boolean | null
  seconds: number
  /** Every rule of the history checker, with how often it had something to compare. */
  rules: Finding[]
  complaints: string[]
  /** Who was not at rest when patience ended. */
  unfinished: string[]
}

/** What is printed: the figures without their details. */
export function line({ rules: _rules, complaints, unfinished, ...figures }: Outcome): object {
  return { ...figures, complaints: complaints.length, unfinished: unfinished.length }
}

/** Nothing that anybody wrote is missing, doubled or out of place anywhere, and the archive is the log. */
export function isPerfect(outcome: Outcome): boolean {
  const { rules, vanished, complaints, unfinished, sent, seen, acknowledged, archiveIsLog } = outcome
  const { sentWithoutPostgres, heardWithoutPostgres } = outcome
  return (
    rules.every(({ count }) => count === 0) &&
    vanished + complaints.length + unfinished.length === 0 &&
    acknowledged === sent &&
    seen === sent &&
    archiveIsLog === true &&
    sentWithoutPostgres === heardWithoutPostgres &&
    sentWithoutPostgres !== 0
  )
}
