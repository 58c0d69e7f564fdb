/** What the clients of all sides send to write: the product's own frame, so that the same bytes travel everywhere. */
export interface Said {
  type: "do" | "tell"
  operation: { id: string; conversationId: string; command: { type: string; text: string } }
}

/** Of a floor or a peer: everything that is kept, please. */
export interface Asked {
  type: "everything"
}

/** A message as floors and peers keep it. */
export interface Kept {
  seq: number
  id: string
  text: string
}

export const entriesPerFrame = 200

/** Without the checks that the product makes: that is what a floor is. */
export const heard = (data: string | ArrayBuffer): Said | Asked => JSON.parse(String(data))

/** As long as the product's answer to staff. */
export const accepted = ({ operation: { id, conversationId } }: Said, seq: number): string =>
  JSON.stringify({ type: "accepted", id, conversationId, position: seq, seq, repeated: false })

/** As long as the product's frame for staff. */
export const told = ({ operation: { id, command } }: Said, seq: number): string =>
  toldPage([{ seq, id, text: command.text }], false)

export function toldPage(messages: Kept[], more: boolean): string {
  const author = { kind: "staff", id: "00000000-0000-4000-8000-000000000001", name: "Agent 1" }
  const entries = messages.map(({ seq, id, text }) => {
    const conversationId = "00000000-0000-4000-8000-000000000002"
    return { id, conversationId, seq, position: seq, at: Date.now(), author, body: { type: "message", text } }
  })
  return JSON.stringify({ type: "entries", entries, more })
}
