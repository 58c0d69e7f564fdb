/** What the clients of all sides send: the product's own frame, so that the same bytes travel everywhere. */
export interface HeardFrame {
  type: "do" | "tell"
  operation: { id: string; conversationId: string; command: { type: string; text: string } }
}

/** Without the checks that the product makes: that is what a floor is. */
export const heard = (data: string | ArrayBuffer): HeardFrame => JSON.parse(String(data))

/** As long as the product's answer to staff. */
export const accepted = ({ operation: { id, conversationId } }: HeardFrame, seq: number): string =>
  JSON.stringify({ type: "accepted", id, conversationId, position: seq, seq, repeated: false })

/** As long as the product's frame for staff. */
export function told({ operation: { id, conversationId, command } }: HeardFrame, seq: number): string {
  const author = { kind: "staff", id: "00000000-0000-4000-8000-000000000001", name: "Agent 1" }
  const body = { type: "message", text: command.text }
  const entry = { id, conversationId, seq, position: seq, at: Date.now(), author, body }
  return JSON.stringify({ type: "entries", entries: [entry], more: false })
}
