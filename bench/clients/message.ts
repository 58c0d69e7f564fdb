import { randomUUID } from "node:crypto"

const prose =
  "My parcel should have come on Tuesday, but the page still says that it is on its way. Could you have a look, please?"

/** A message of 120 characters, as people write them; its number in front says which one has arrived. */
export const text = (n: number): string => `${String(n).padStart(6, "0")} ${prose}`.slice(0, 120)

/** The six digits by which message `n` can be found in a frame without parsing it: no id or time holds a quote and six digits. */
export const mark = (n: number): string => `"text":"${String(n).padStart(6, "0")}`

export interface Say {
  id: string
  frame: string
}

/** The product's own frame, which is sent to every side. `tell` asks a floor or a peer to tell everybody, too. */
export function say(conversationId: string, n: number, type: "do" | "tell" = "do"): Say {
  const id = randomUUID()
  const command = { type: "send", text: text(n) }
  return { id, frame: JSON.stringify({ type, operation: { id, conversationId, command } }) }
}

/** The numbers of the messages that a frame tells, in its order; none for a frame that tells none. */
export function numbersIn(data: Buffer | string): number[] {
  const frame: { type: string; entries?: { body: { text?: string } }[] } = JSON.parse(String(data))
  if (frame.type === "refused") throw new Error(`Refused: ${data}`)
  return (frame.entries ?? []).flatMap(({ body }) => (body.text === undefined ? [] : [Number(body.text.slice(0, 6))]))
}
