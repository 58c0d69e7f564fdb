import type { UIMessageChunk } from "ai"
import type { AnswerEnd, Citation } from "../../protocol/answer.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Entry } from "../../protocol/entry.ts"
import { reduce } from "../../protocol/reduce.ts"
import type { Followed } from "../org/follow.ts"
import { ending } from "./ending.ts"

type Draft = Extract<DownFrame, { type: "draft" }>
export type Chunk = UIMessageChunk

/** The answer that is told. `text` is what the client has of it. */
interface Telling {
  id: string
  attempt: number
  text: string
  hasPart: boolean
}

/**
 * Tells one answer as chunks of the UI message stream (version 1), from what the organization says of a conversation. Pure: the
 * same frames make the same chunks. After a gap it is told anew where things stand, and goes on from what the client has.
 */
export class Narrator {
  #conversation: Conversation
  #telling: Telling | null = null
  #over = false
  /** A piece is missing: what has been written has to be asked for again. */
  lost = false
  constructor(conversation: Conversation) {
    this.#conversation = conversation
  }

  get over(): boolean {
    return this.#over
  }

  /** Up to where entries have been taken in. */
  get position(): number {
    return this.#conversation.lastPosition
  }

  /** Where things stand: what was written since, and the answer so far. Without one there is nothing to wait for. */
  stand({ conversation, entries, draft }: Omit<Followed, "live">): Chunk[] {
    this.lost = false
    const chunks = this.#entries(entries, conversation)
    if (this.#over) return chunks
    if (draft) return [...chunks, ...this.#piece(draft)]
    return [...chunks, ...this.#nothingComes()]
  }

  hear(frame: DownFrame): Chunk[] {
    if (this.#over) return []
    if (frame.type === "draft") return frame.conversationId === this.#conversation.id ? this.#piece(frame) : []
    if (frame.type !== "entries") return []
    const entries = frame.entries.filter(({ conversationId }) => conversationId === this.#conversation.id)
    return this.#entries(entries, entries.reduce(reduce, this.#conversation))
  }

  /** The answer and what ends it are told together, so an ending is told as it leaves the conversation. */
  #entries(entries: Entry[], after: Conversation): Chunk[] {
    this.#conversation = after
    for (const { id, body } of entries) {
      if (body.type !== "answer" || (this.#telling !== null && this.#telling.id !== id)) continue
      return this.#end(id, body)
    }
    return []
  }

  #piece({ answerId, attempt, offset, text }: Draft): Chunk[] {
    const chunks = this.#begin(answerId, attempt)
    const telling = this.#telling
    if (!telling || telling.id !== answerId || attempt < telling.attempt) return chunks
    const isNew = attempt > telling.attempt || (offset === 0 && !agree(telling.text, text))
    telling.attempt = attempt
    if (isNew) chunks.push(...forget(telling))
    this.lost = offset > telling.text.length
    return this.lost ? chunks : [...chunks, ...add(telling, text.slice(telling.text.length - offset))]
  }

  #begin(id: string, attempt: number): Chunk[] {
    if (this.#telling !== null) return []
    this.#telling = { id, attempt, text: "", hasPart: false }
    return [{ type: "start", messageId: id }, { type: "start-step" }]
  }

  #end(id: string, answer: { text: string; end: AnswerEnd; citations: Citation[] }): Chunk[] {
    const chunks = this.#begin(id, 1)
    const telling = this.#telling
    if (telling === null) return chunks
    if (!answer.text.startsWith(telling.text)) chunks.push(...forget(telling))
    chunks.push(...add(telling, answer.text.slice(telling.text.length)))
    this.#over = true
    return [...chunks, ...close(telling), ...ending(answer, this.#conversation)]
  }

  /** The assistant is off, or a person has the conversation or is waited for. */
  #nothingComes(): Chunk[] {
    const telling = this.#telling
    this.#over = true
    const chunks: Chunk[] = telling === null ? [{ type: "start" }] : close(telling)
    return [...chunks, ...ending(null, this.#conversation)]
  }
}

/** One goes on from the other. */
const agree = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)

function add(telling: Telling, text: string): Chunk[] {
  if (text === "") return []
  const chunks: Chunk[] = telling.hasPart ? [] : [{ type: "text-start", id: telling.id }]
  telling.hasPart = true
  telling.text += text
  return [...chunks, { type: "text-delta", id: telling.id, delta: text }]
}

const close = ({ id, hasPart }: Telling): Chunk[] => (hasPart ? [{ type: "text-end", id }] : [])

/** The attempt before is forgotten: a step that is reset takes its parts with it. */
function forget(telling: Telling): Chunk[] {
  const had = telling.hasPart
  telling.text = ""
  telling.hasPart = false
  return had ? [{ type: "reset-step" }] : []
}
