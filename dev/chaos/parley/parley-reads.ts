import { type ZodType, z } from "zod"
import { conversation } from "../../../protocol/conversation.ts"
import { limits } from "../../../protocol/limits.ts"
import { refusals } from "../../../protocol/refusal.ts"
import { conversationPage, entryPage, problem } from "../../../protocol/rest.ts"
import type { Finding, Happening, Question } from "../../../web/live/event.ts"
import type { Failure } from "../../../web/live/state.ts"
import { SEED_ORG_ID } from "../../seed/seed-org-id.ts"
import type { Address } from "./page-socket.ts"

type Answer<T> = { value: T } | { failure: Failure }

/** The brain's questions put to REST over the device's own line: what web/live/reads.ts does in a browser. */
export class ParleyReads {
  readonly #at: Address
  readonly #leaving = new AbortController()

  constructor(at: Address) {
    this.#at = at
  }

  async read(question: Question): Promise<Happening> {
    switch (question.about) {
      case "conversations": {
        const search = { organizationId: SEED_ORG_ID, queue: question.queue, ...cursorOf(question) }
        const answer = await this.#get("/conversations", search, conversationPage)
        return "value" in answer
          ? { type: "conversations_fetched", question, page: answer.value }
          : { type: "fetch_failed", question, ...answer }
      }
      case "conversation": {
        const answer = await this.#get(`/conversations/${question.conversationId}`, {}, conversation)
        return "value" in answer
          ? { type: "conversation_fetched", question, conversation: answer.value }
          : { type: "fetch_failed", question, ...answer }
      }
      case "entries": {
        const path = `/conversations/${question.conversationId}/messages`
        const answer = await this.#get(path, cursorOf(question), entryPage)
        return "value" in answer
          ? { type: "entries_fetched", question, page: answer.value }
          : { type: "fetch_failed", question, ...answer }
      }
    }
  }

  /** Why no line came up: a WebSocket that is turned away does not say, a request does. */
  async probe(): Promise<Finding> {
    const answer = await this.#get("/conversations", { organizationId: SEED_ORG_ID, limit: "1" }, z.unknown())
    if ("value" in answer) return "reachable"
    const { failure } = answer
    if (failure === "unauthenticated") return "signed_out"
    if (failure === "not_found") return "gone"
    return failure === "unreachable" || refusals[failure].advice === "retry" ? "unreachable" : "reachable"
  }

  close(): void {
    this.#leaving.abort()
  }

  async #get<T>(path: string, search: Record<string, string>, schema: ZodType<T>): Promise<Answer<T>> {
    const { port, origin, cookie } = this.#at
    const url = `http://127.0.0.1:${port}/api${path}?${new URLSearchParams(search)}`
    const signal = AbortSignal.any([this.#leaving.signal, AbortSignal.timeout(limits.readMs)])
    try {
      const response = await fetch(url, { headers: { cookie, origin }, signal })
      const body: unknown = await response.json()
      return response.ok ? { value: schema.parse(body) } : { failure: problem.parse(body).code }
    } catch {
      return { failure: "unreachable" }
    }
  }
}

const cursorOf = ({ cursor }: { cursor: string | null }): Record<string, string> => (cursor === null ? {} : { cursor })
