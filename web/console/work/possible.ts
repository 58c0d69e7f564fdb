import type { Command } from "../../../protocol/command.ts"
import type { Conversation } from "../../../protocol/conversation.ts"
import type { Viewer } from "../../../protocol/person.ts"
import { step } from "../../../protocol/step.ts"

/** Whether this person may do it now, by the state machine that will judge it. What only the organization knows it is asked later. */
export function possible(conversation: Conversation, command: Command, viewer: Viewer): boolean {
  const known = {
    now: 0,
    teammate: (id: string) => ({ id, name: "" }),
    hasLabel: () => true,
    hasDisposition: () => true,
    other: { ...conversation, id: "", state: { status: "open" as const } },
  }
  return step(conversation, command, { viewer, known }).ok
}
