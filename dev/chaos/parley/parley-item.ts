import type { Entry } from "../../../protocol/entry.ts"
import type { Item } from "../../simulation/history/history.ts"

/** An entry as the history checker knows it. Changes of state are the organization's own doing: nobody asked for them under their ids. */
export function itemOf({ id, conversationId, seq, position, body }: Entry): Item {
  return {
    ...{ id, channel: conversationId },
    ...(seq !== undefined && { seq }),
    ...(position === null ? { isPrivate: true } : { position }),
    ...(body.type === "message" ? { content: body.text } : { isBySystem: true }),
  }
}
