import { attributeKey } from "./customer.ts"

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

/** Besides: whatever else the team has written down of a customer, by the name that it has given it. */
const attributes = "customer.attributes."
type AttributeVariable = `${typeof attributes}${string}`
export const attributeVariable = (key: string): AttributeVariable => `${attributes}${key}`

/** Null: nobody has said it, as the address of a guest. */
export type ReplyValues = Record<ReplyVariable, string | null> & { [variable: AttributeVariable]: string }

const blank = /\{\{\s*([^{}\s][^{}]*?)\s*\}\}/g

/** Names in double braces that stand for nothing, each once, in their order. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(blank)].map(([, inside = ""]) => nameIn(inside))
  return [...new Set(names)].filter(name => !isVariable(name) && !isAttribute(name))
}

/**
 * The text with what is known in place, else what is said behind a bar: `{{customer.attributes.plan | your plan}}`. What is not
 * known and has no such words stays in its braces, for a person to see to: those are `missing`.
 */
export function fillIn(text: string, values: ReplyValues): { text: string; missing: string[] } {
  const filled = text.replaceAll(blank, (whole, inside: string) => {
    const name = nameIn(inside)
    const value = isVariable(name) || isAttribute(name) ? values[name] : undefined
    return value || (insteadIn(inside) ?? whole)
  })
  return { text: filled, missing: blanksIn(filled) }
}

/** What is still to be filled in, as it stands there. */
export const blanksIn = (text: string): string[] => [...new Set([...text.matchAll(blank)].map(([whole]) => whole))]

const nameIn = (inside: string): string => inside.split("|", 1)[0]?.trim() ?? ""

function insteadIn(inside: string): string | null {
  const bar = inside.indexOf("|")
  const instead = bar === -1 ? "" : inside.slice(bar + 1).trim()
  return instead === "" ? null : instead
}

const isVariable = (name: string): name is ReplyVariable => Object.hasOwn(replyVariables, name)

const isAttribute = (name: string): name is AttributeVariable =>
  name.startsWith(attributes) && attributeKey.safeParse(name.slice(attributes.length)).success
