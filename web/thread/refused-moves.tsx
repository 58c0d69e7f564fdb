import type { CommandType } from "../../protocol/command.ts"
import { sayRefusal } from "../app/say-refusal.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState, OutboxItem } from "../live/state.ts"
import { Icon } from "../look/icon.tsx"
import { staffDraft, takeDraftAlong } from "./use-draft.ts"

type Operation = OutboxItem["operation"]

interface Props {
  client: Pick<OrganizationClient, "discard"> & Partial<Pick<OrganizationClient, "sendAnyway">>
  state: OrganizationState
  conversationId: string
}

/** Moves without words of their own (a claim, a cancelled request) that were refused: what was meant, and why not. */
export function RefusedMoves({ client, state, conversationId }: Props) {
  const { outbox, unkept } = state
  /** What was to be said goes back to where it was written. What found no room never left there. */
  const giveUp = ({ id, command }: Operation) => {
    const hasLeft = id !== unkept?.operation.id
    if (command.type === "schedule" && hasLeft) takeDraftAlong(staffDraft("message", conversationId), command.text)
    client.discard(id)
  }
  return [...outbox, ...(unkept === null ? [] : [unkept])].map(item => {
    const { operation, sending } = item
    // What found no room has no bubble that says so.
    const words = moveWords[operation.command.type] ?? (item === unkept ? "Not sent." : null)
    if (operation.conversationId !== conversationId || sending.status !== "refused" || words === null) return null
    return (
      <div key={operation.id} className="notice" role="alert">
        <Icon name="alert" />
        <span>
          <b>{words}</b> {sayRefusal(sending.refusal)}
        </span>
        {sending.refusal.code === "stale" && client.sendAnyway && (
          <button type="button" className="button" onClick={() => client.sendAnyway?.(operation.id)}>
            {operation.command.type === "resolve" ? "Resolve anyway" : "Do it anyway"}
          </button>
        )}
        <button type="button" className="button" onClick={() => giveUp(operation)}>
          {operation.command.type === "schedule" && item !== unkept ? "Back to the field" : "Understood"}
        </button>
      </div>
    )
  })
}

const moveWords: Record<CommandType, string | null> = {
  start: null,
  send: null,
  note: null,
  escalate: null,
  cancel: "Not cancelled.",
  claim: "Not claimed.",
  release: "Not released.",
  resolve: "Not resolved.",
  reopen: "Not opened again.",
  stop: "Not stopped.",
  regenerate: "Not asked again.",
  rate: "Not rated.",
  assign: "Not assigned.",
  label: "Labels not changed.",
  prioritize: "Priority not changed.",
  snooze: "Not snoozed.",
  wake: "Not taken out of snooze.",
  merge: "Not merged.",
  edit: "Not changed.",
  delete: "Not taken back.",
  schedule: "Not scheduled.",
  unschedule: "Not taken back.",
  score: "Not rated.",
  leave_email: "Address not kept.",
  apply: "Macro not run.",
}
