/** What a canned reply can leave to be filled in, as `{{customer.name}}`, and an example of each. */
export const replyVariables = {
  "customer.name": "Clara Lopez",
  "customer.firstName": "Clara",
  "customer.email": "clara@example.com",
  "agent.name": "Maya Ito",
  "agent.firstName": "Maya",
  "organization.name": "Harbour",
} as const
export type ReplyVariable = keyof typeof replyVariables

/** Null: nobody has said it, as the address of a guest. */
export type ReplyValues = Record<ReplyVariable, string | null>

const blank = /\{\{\s*([^{}\s][^{}]*?)\s*\}\}/g

/** Names in double braces that stand for nothing, each once, in their order. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(blank)].map(([, name = ""]) => name)
  return [...new Set(names)].filter(name => !isVariable(name))
}

/** The text with what is known in place. What is not stays in its braces, for a person to see to: those are `missing`. */
export function fillIn(text: string, values: ReplyValues): { text: string; missing: string[] } {
  const filled = text.replaceAll(blank, (whole, name: string) => (isVariable(name) ? (values[name] ?? whole) : whole))
  return { text: filled, missing: blanksIn(filled) }
}

/** What is still to be filled in, as it stands there. */
export const blanksIn = (text: string): string[] => [...new Set([...text.matchAll(blank)].map(([whole]) => whole))]

const isVariable = (name: string): name is ReplyVariable => Object.hasOwn(replyVariables, name)
