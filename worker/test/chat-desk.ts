import { env } from "cloudflare:workers"
import { expect, vi } from "vitest"
import { assistantDefaults } from "../../protocol/assistant.ts"
import type { EntryBody } from "../../protocol/entry.ts"
import { AssistantTurn } from "../assistant/assistant-turn.ts"
import type { Finish } from "../assistant/job.ts"
import app from "../index.ts"
import { Chatting } from "./chatting.ts"
import { EventLine } from "./event-line.ts"
import type { Person } from "./people.ts"
import { office } from "./talk.ts"

/** An organization whose assistant is on, and whose turns are in the test's hands. */
export async function chatDesk() {
  vi.spyOn(AssistantTurn.prototype, "begin").mockReturnValue()
  const people = await office(env)
  const { id: organizationId, agent, customer } = people
  const stub = () => env.ORGANIZATION.get(env.ORGANIZATION.idFromName(organizationId))
  await stub().configureAssistant({ settings: { ...assistantDefaults, on: true, name: "Nori" }, region: "auto" })
  const conversationId = crypto.randomUUID()
  return {
    ...people,
    organizationId,
    conversationId,
    stub,
    chat: (more: object = {}) => new Chatting(env, customer, { id: conversationId, organizationId, ...more }),
    wire: wireOf(customer, { id: conversationId, organizationId }),
    wireOf,
    /** Writes an answer as its turn does. */
    writing: (answerId: string, { turn = 0, attempt = 0 } = {}) => {
      const about = { conversationId, answerId, turn, attempt }
      const trace = { model: "m", tools: [], sources: [], tokens: 4 }
      const whole = { end: "done" as const, found: true, citations: [], trace, handOver: null }
      return {
        say: (offset: number, text: string) => stub().draft({ ...about, offset, text, tokens: 4 }),
        end: (text: string, more: Partial<Finish["result"]> = {}) =>
          stub().finish({ ...about, result: { text, ...whole, ...more } }),
      }
    },
    bodies: async (): Promise<EntryBody[]> => {
      const page = await agent.browser.get(`/conversations/${conversationId}/messages`)
      return page.body.entries.map(({ body }: { body: EntryBody }) => body)
    },
  }
}

/** One person's requests to the chat, to the byte. */
function wireOf(person: Person, of: { id: string; organizationId?: string }) {
  const headers = { Origin: env.PUBLIC_ORIGIN, Cookie: person.browser.cookie, "CF-Connecting-IP": "192.0.2.1" }
  const query = of.organizationId === undefined ? "" : `?organizationId=${of.organizationId}`
  const ask = async (method: string): Promise<Response> =>
    app.request(`${env.PUBLIC_ORIGIN}/api/chat/${encodeURIComponent(of.id)}/stream${query}`, { method, headers }, env)
  const post = (body: object) => {
    const json = { ...headers, "Content-Type": "application/json" }
    const posted = { id: of.id, trigger: "submit-message", messages: [said("Is the ferry running?")], ...body }
    return app.request(
      `${env.PUBLIC_ORIGIN}/api/chat${query}`,
      { method: "POST", headers: json, body: JSON.stringify(posted) },
      env,
    )
  }
  return {
    post,
    asks: async (body: object = {}) => EventLine.of(await post(body)),
    resume: () => ask("GET"),
    stop: () => ask("DELETE"),
    resumes: async () => {
      const response = await ask("GET")
      expect(response.status).toBe(200)
      return EventLine.of(response)
    },
  }
}

export const said = (text: string, id: string = crypto.randomUUID()) => ({
  id,
  role: "user",
  parts: [{ type: "text", text }],
})
