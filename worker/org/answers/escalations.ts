import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { Draft, EntryBody } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Assistant } from "../assistant.ts"
import type { Clock } from "../ports.ts"
import type { Stream } from "../stream.ts"
import { farewell, type HandOver } from "./hand-over.ts"
import { summaryOf } from "./summary.ts"

/** What is written when the assistant fetches a person, and what the person is told. */
export class Escalations {
  #stream: Stream
  #assistant: Assistant
  #clock: Clock
  constructor({ stream, assistant, clock }: { stream: Stream; assistant: Assistant; clock: Clock }) {
    this.#stream = stream
    this.#assistant = assistant
    this.#clock = clock
  }

  /** Instead of an answer: a word to the customer, and the wait for a person begins. */
  instead(conversationId: string, handOver: HandOver): Draft[] {
    const body: EntryBody = { type: "answer", text: farewell, end: "done", found: true, citations: [], replaces: null }
    return [
      { id: this.#clock.newId(), author: this.#assistant.author(), body },
      this.after(conversationId, { ...handOver, summary: null }),
    ]
  }

  /** With the end of an answer. The model's summary is preferred, it has understood more. */
  after(conversationId: string, { reason, cause, why, summary }: HandOver & { summary: string | null }): Draft {
    const body: EntryBody = { type: "escalated", reason, cause, summary: summary ?? this.#summary(conversationId, why) }
    return { author: this.#assistant.author(), body }
  }

  /** Whoever asks for a person: the person is told what the assistant has tried, where there is one. */
  explained(conversation: StoredConversation | null, draft: Draft): Draft {
    if (draft.body.type !== "escalated" || draft.body.summary !== undefined || conversation === null) return draft
    if (conversation.answer === undefined && !this.#assistant.configuration().settings.on) return draft
    return { ...draft, body: { ...draft.body, summary: this.#summary(conversation.id) } }
  }

  #summary(conversationId: string, why?: string): string {
    return summaryOf(this.#stream.newestOf(conversationId, limits.tailEntriesMax), why)
  }
}
