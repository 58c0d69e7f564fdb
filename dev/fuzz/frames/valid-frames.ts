import type { Viewer } from "../../../protocol/person.ts"
import { protocolVersion } from "../../../protocol/version.ts"
import type { Dice } from "../../simulation/random.ts"
import { texts } from "../texts.ts"

/** What a frame may speak of. */
export interface Topics {
  conversationIds: string[]
  operationIds: string[]
  epoch: string
  head: number
  newId(): string
}

/** A frame as a correct client sends it: of any type, about anything that is there, or is not. */
export function validFrame(dice: Dice, viewer: Viewer, topics: Topics): object {
  const { epoch, head } = topics
  const conversationId = dice.chance(0.9) ? dice.pick(topics.conversationIds) : topics.newId()
  switch (dice.below(6)) {
    case 0:
      return { type: "hello", protocol: protocolVersion, ...place(dice, viewer, { epoch, head, conversationId }) }
    case 1:
      return { type: "acknowledge", frames: dice.below(20) }
    case 2:
      return { type: "receipts", receipts: Array.from({ length: 1 + dice.below(3) }, () => receipt(dice, topics)) }
    case 3:
      return { type: "watch", conversationId: dice.chance(0.2) ? null : conversationId }
    case 4:
      return { type: "typing", conversationId, on: dice.chance(0.5) }
    default: {
      const id = dice.chance(0.2) ? dice.pick(topics.operationIds) : topics.newId()
      return { type: "do", operation: { id, conversationId, command: commandOf(dice) } }
    }
  }
}

function place(dice: Dice, viewer: Viewer, at: { epoch: string; head: number; conversationId: string }): object {
  if (dice.chance(0.3)) return {}
  // A number that staff cannot have would prove that the object was restored; those are thrown elsewhere.
  return viewer.role !== null && viewer.role !== "member"
    ? { epoch: at.epoch, cursor: dice.below(at.head + 1) }
    : { epoch: at.epoch, positions: { [at.conversationId]: dice.below(4) } }
}

const receipt = (dice: Dice, { conversationIds }: Topics): object => ({
  conversationId: dice.pick(conversationIds),
  delivered: dice.below(10),
  read: dice.below(10),
})

function commandOf(dice: Dice): object {
  const type = dice.pick(["start", "send", "note", "escalate", "cancel", "claim", "release", "resolve", "reopen"])
  if (type === "start" || type === "send" || type === "note") return { type, text: dice.pick(texts) }
  if (type === "escalate") return { type, reason: dice.pick(texts) }
  return type === "release" ? { type, to: dice.pick(["queue", "assistant"]) } : { type }
}
