import type { BulkCommand } from "../../protocol/bulk.ts"
import type { Command } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import { undoOf } from "../../protocol/undo.ts"
import type { OrganizationState } from "../live/state.ts"
import type { Part } from "./run-bulk.ts"

/** What this person has done to one conversation, and what puts it back. */
export interface DoneToOne {
  command: BulkCommand
  customerName: string
  undo: Part
}

interface UnderWay {
  command: BulkCommand
  before: Conversation
}

/** More of them at once are nobody's work of this moment: nothing is offered for the oldest. */
const underWayMax = 20

/** Watches what goes out, and how each conversation stood just before it was done. */
export class UndoOfOne {
  #underWay = new Map<string, UnderWay>()

  /** As long as an operation is on its way, what others do meanwhile is not what it will have done. */
  look({ outbox, conversations }: Pick<OrganizationState, "outbox" | "conversations">): void {
    for (const { operation, sending } of outbox) {
      const { id, conversationId, command } = operation
      const before = conversations.get(conversationId)
      if (sending.status === "refused") this.#underWay.delete(id)
      else if (before && isMove(command)) this.#underWay.set(id, { command, before })
    }
    const [oldest] = this.#underWay.keys()
    if (oldest !== undefined && this.#underWay.size > underWayMax) this.#underWay.delete(oldest)
  }

  /** The newest of what has just been done; null where nothing of the news is ours, or there is nothing to put back. */
  heard(news: readonly Entry[], { conversations }: Pick<OrganizationState, "conversations">): DoneToOne | null {
    let newest: DoneToOne | null = null
    for (const { id, conversationId, seq } of news) {
      const one = this.#underWay.get(id)
      const after = conversations.get(conversationId)
      if (one === undefined || after === undefined || seq === undefined) continue
      this.#underWay.delete(id)
      const { command, before } = one
      const commands = undoOf(before, after).filter(undo => kindOf(undo) === kindOf(command))
      if (commands.length === 0) continue
      const undo = { commands, conversations: [{ id: conversationId, since: seq }] }
      newest = { command, customerName: after.customer.name, undo }
    }
    return newest
  }
}

/** Moves that one makes by a key and may not have meant. Claiming is said by what one does next. */
function isMove(command: Command): command is BulkCommand {
  return moves.has(command.type)
}

const moves: ReadonlySet<Command["type"]> = new Set<BulkCommand["type"]>([
  "assign",
  "label",
  "prioritize",
  "snooze",
  "wake",
  "release",
  "resolve",
  "reopen",
])

/** What somebody else has changed at the same time is not put back along with it. */
const kindOf = ({ type }: BulkCommand): string => (type === "label" || type === "prioritize" ? type : "stands")
