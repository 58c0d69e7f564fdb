import { expect } from "vitest"
import type { Command } from "../../protocol/command.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { Env } from "../env.ts"
import type { Answer } from "./browser.ts"
import { found, join, type Person, signUp } from "./people.ts"

export const nowhere = "00000000-0000-4000-8000-000000000000"

/** What an answer must hold to be this refusal. */
export const problem = (code: string, status: number, more: object = {}) => ({
  status,
  body: { type: `urn:parley:problem:${code}`, status, code, title: expect.any(String), ...more },
})

export const done = (status: number, body: object = {}) => ({ status, body })

/** An organization with an agent, and a customer who does not know it yet. */
export async function office(env: Env) {
  const owner = await signUp(env, "Nora")
  const { id } = await found(owner)
  const [agent, customer] = [await join(env, owner, id, "agent"), await signUp(env, "Clara")]
  return { id, owner, agent, customer }
}

/** Begins a conversation and gives its id. */
export async function begin(person: Person, organizationId: string, text = "Is the ferry running?"): Promise<string> {
  const answer = await person.browser.post("/conversations", { organizationId, text })
  expect(answer).toMatchObject(done(201, { repeated: false, entry: { body: { type: "message", text } } }))
  return answer.body.conversation.id
}

export const say = (person: Person, conversationId: string, text: string, more: object = {}): Promise<Answer> =>
  person.browser.post(`/conversations/${conversationId}/messages`, { text, ...more })

/** The same request under an id of the client's own. */
export const sayAs = (person: Person, conversationId: string, text: string, key: string): Promise<Answer> =>
  person.browser.request("POST", `/conversations/${conversationId}/messages`, { text }, { "Idempotency-Key": key })

/** Staff whom only the organization's object knows: for many operations, without the rate of one person or the cost of accounts. */
export function staffOf(env: Env, organizationId: string, name = "Maya") {
  const viewer: Viewer = { userId: crypto.randomUUID(), name, isGuest: false, role: "agent" }
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(organizationId))
  const act = async (conversationId: string, command: Command) => {
    const outcome = await stub.execute(viewer, { id: crypto.randomUUID(), conversationId, command })
    expect(outcome).toMatchObject({ ok: true })
  }
  return { viewer, stub, act }
}

/** Every item of a list, page by page, following `Link` as a client would. */
export async function walk(person: Person, path: string, field: string): Promise<{ items: Item[]; pages: number }> {
  const items: Item[] = []
  let pages = 0
  for (let next: string | null = path; next !== null; pages += 1) {
    const { status, body, headers }: Answer = await person.browser.get(next)
    expect({ next, status }).toEqual({ next, status: 200 })
    const link: string | null = headers.get("Link")?.match(/^<\/api(.*)>; rel="next"$/)?.[1] ?? null
    expect(link === null ? null : new URL(link, "https://x").searchParams.get("cursor")).toBe(body.nextCursor)
    // Older messages come later, and each page is in reading order.
    if (path.includes("/messages")) items.unshift(...body[field])
    else items.push(...body[field])
    next = link
  }
  return { items, pages }
}

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an item by comparing it
type Item = any
