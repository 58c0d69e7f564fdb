import { randomUUID } from "node:crypto"
import type { Command } from "../../protocol/command.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { ParleySocket } from "./parley-socket.ts"

type DraftFrame = Extract<DownFrame, { type: "draft" }>

/** An answer as one page sees it. Times are `performance.now()`. */
export interface SeenAnswer {
  answerId: string
  firstTextAt: number | null
  /** When the last of its text was here, by draft or by its entry. */
  lastTextAt: number
  text: string
  end: string | null
  /** Bytes of draft frames, as they came. */
  draftBytes: number
  draftFrames: number
  /** What a frame of this kind weighs without its text. */
  emptyFrameBytes: number
}

/** A page that has one conversation on screen at a time and takes in what is written there, as a page does. */
export class AnswerWatch {
  readonly #socket: ParleySocket
  readonly #answers = new Map<string, SeenAnswer>()
  readonly #waiting = new Set<() => void>()
  #conversationId = ""
  private constructor(socket: ParleySocket) {
    this.#socket = socket
  }

  static async open(socket: ParleySocket): Promise<AnswerWatch> {
    const watch = new AnswerWatch(socket)
    await socket.greet(data => watch.#hear(data))
    return watch
  }

  look(conversationId: string): void {
    this.#follow(conversationId)
    this.#socket.say({ type: "watch", conversationId })
  }

  /** A new conversation that begins with a question. Looked at before the answer can have begun. */
  ask(text: string): string {
    const conversationId = randomUUID()
    this.#do(conversationId, { type: "start", text })
    this.look(conversationId)
    return conversationId
  }

  /** Settles when the answer has ended. */
  ended(): Promise<SeenAnswer> {
    return this.#until(() => this.#answers.values().find(({ end }) => end !== null))
  }

  /** Settles when the page has heard that an answer is being written. */
  thinks(): Promise<SeenAnswer> {
    return this.#until(() => this.#answers.values().next().value)
  }

  /** Ends the answer where it stands. */
  stop(): void {
    const [answerId] = this.#answers.keys()
    if (answerId === undefined) throw new Error("There is no answer to stop")
    this.#do(this.#conversationId, { type: "stop", answerId })
  }

  /** Takes a conversation, which ends its answer. */
  claim(conversationId: string): void {
    this.#follow(conversationId)
    this.#do(conversationId, { type: "claim" })
  }

  /** Settles when there is text. */
  begun(): Promise<SeenAnswer> {
    return this.#until(() => this.#answers.values().find(({ firstTextAt }) => firstTextAt !== null))
  }

  close(): void {
    this.#socket.close()
  }

  #follow(conversationId: string): void {
    this.#conversationId = conversationId
    this.#answers.clear()
  }

  #do(conversationId: string, command: Command): void {
    this.#socket.say({ type: "do", operation: { id: randomUUID(), conversationId, command } })
  }

  #until<T>(ask: () => T | undefined): Promise<T> {
    return new Promise(settled => {
      const attempt = () => {
        const found = ask()
        if (found === undefined) return
        this.#waiting.delete(attempt)
        settled(found)
      }
      this.#waiting.add(attempt)
      attempt()
    })
  }

  #hear(data: Buffer): void {
    const frame: DownFrame = JSON.parse(String(data))
    if (frame.type === "refused") throw new Error(`Refused: ${JSON.stringify(frame)}`)
    if (frame.type === "draft" && frame.conversationId === this.#conversationId) this.#draft(frame, data.length)
    if (frame.type === "entries") for (const entry of frame.entries) this.#entry(entry)
    for (const wake of [...this.#waiting]) wake()
  }

  #draft(frame: DraftFrame, bytes: number): void {
    const seen = this.#of(frame.answerId)
    const now = performance.now()
    if (frame.offset !== 0 && frame.offset !== seen.text.length) throw new Error("A piece does not fit")
    seen.text = frame.offset === 0 ? frame.text : seen.text + frame.text
    seen.draftBytes += bytes
    seen.draftFrames += 1
    if (frame.text === "") return
    seen.firstTextAt ??= now
    seen.lastTextAt = now
    const { conversationId, answerId, attempt, offset } = frame
    seen.emptyFrameBytes = JSON.stringify({ type: "draft", conversationId, answerId, attempt, offset, text: "" }).length
  }

  #entry({ id, conversationId, body }: Extract<DownFrame, { type: "entries" }>["entries"][number]): void {
    if (conversationId !== this.#conversationId || body.type !== "answer") return
    const seen = this.#of(id)
    if (body.text !== seen.text) {
      if (!body.text.startsWith(seen.text)) throw new Error("The answer is another one than what was seen of it")
      seen.text = body.text
      seen.lastTextAt = performance.now()
    }
    seen.end = body.end
  }

  #of(answerId: string): SeenAnswer {
    const known = this.#answers.get(answerId)
    if (known) return known
    const seen = {
      answerId,
      firstTextAt: null,
      lastTextAt: 0,
      text: "",
      end: null,
      draftBytes: 0,
      draftFrames: 0,
      emptyFrameBytes: 0,
    }
    this.#answers.set(answerId, seen)
    return seen
  }
}
