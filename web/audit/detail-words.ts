import type { AuditEvent } from "../../protocol/audit.ts"
import type { Desk } from "../../protocol/desk.ts"
import { pointInTime } from "../thread/times.ts"
import { partWords } from "./audit-words.ts"

/** To whom, which, until when: what an event says of itself, as one would say it. Labels and endings are named by the desk. */
export function detailWords({ action, details }: AuditEvent, desk: Desk | undefined): string {
  const said = details.map(detail => {
    switch (action) {
      case "conversation.assigned":
      case "conversation.released":
        return `to ${detail === "queue" || detail === "assistant" ? `the ${detail}` : detail}`
      case "conversation.snoozed":
        return detail === "reply" ? "until a reply" : `back ${timeWords(detail)}`
      case "conversation.scheduled":
        return timeWords(detail)
      case "conversation.labelled":
        return labelWords(detail, desk)
      case "conversation.resolved":
        return nameIn(desk?.dispositions, detail) ?? "an ending that is gone"
      default:
        return action.startsWith("conversation.") ? detail : partWords(detail)
    }
  })
  return said.join(", ")
}

const timeWords = (instant: string): string => pointInTime(Date.parse(instant), Date.now())

function labelWords(detail: string, desk: Desk | undefined): string {
  const [did, id] = detail.split(" ")
  return `${did} ${nameIn(desk?.labels, id) ?? "a label that is gone"}`
}

/** Nothing while the desk is being read. */
function nameIn(named: Desk["dispositions"] | undefined, wanted: string | undefined): string | undefined {
  return named === undefined ? "…" : named.find(({ id }) => id === wanted)?.name
}
