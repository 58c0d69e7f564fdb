import type { CommandType } from "./command.ts"
import { isStaff, type Viewer } from "./person.ts"

export type Action = CommandType | "read"

const customerActions: ReadonlySet<Action> = new Set([
  "read",
  "start",
  "send",
  "escalate",
  "cancel",
  "stop",
  "regenerate",
  "rate",
  "score",
  "leave_email",
])
const staffActions: ReadonlySet<Action> = new Set([
  "read",
  "send",
  "note",
  "escalate",
  "claim",
  "release",
  "resolve",
  "reopen",
  "stop",
  "assign",
  "label",
  "prioritize",
  "snooze",
  "wake",
  "merge",
  "edit",
  "delete",
  "schedule",
  "unschedule",
  "apply",
])

/**
 * The permission rule, the only one: socket, REST and assistant all ask it. `conversation` is null when there is none (yet).
 * The viewer's role is the role in the organization that the conversation belongs to, so another tenant never gets here.
 */
export function may(viewer: Viewer, action: Action, conversation: { customer: { id: string } } | null): boolean {
  if (isStaff(viewer)) return staffActions.has(action) && conversation !== null
  if (!customerActions.has(action)) return false
  if (conversation === null) return action === "start"
  return conversation.customer.id === viewer.userId
}
