import { parseFrames } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { type RefusalCode, type Result, refusals } from "../../protocol/refusal.ts"
import type { Followed } from "../org/follow.ts"
import { LineReader } from "./line-reader.ts"
import { type Chunk, Narrator } from "./narrator.ts"

export type FollowAgain = (after: number) => Promise<Result<{ followed: Followed }>>

/**
 * One answer as server-sent events, made as they are asked for: a client that does not read makes nobody gather anything. When
 * the organization's object goes away in the middle, where things stand is asked for again and the text goes on from there.
 */
export class ChatSource implements UnderlyingSource<Uint8Array> {
  #narrator: Narrator
  #followed: Followed | null
  #lines: LineReader | null = null
  #followAgain: FollowAgain
  #attempts = 0
  #cancelled = false
  constructor(followed: Followed, followAgain: FollowAgain) {
    this.#narrator = new Narrator(followed.conversation)
    this.#followed = followed
    this.#followAgain = followAgain
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    let told = 0
    while (told === 0 && !this.#cancelled) {
      const { chunks, over } = await this.#next()
      if (this.#cancelled) return
      for (const chunk of chunks) controller.enqueue(event(JSON.stringify(chunk)))
      told += chunks.length
      if (!over) continue
      controller.enqueue(event("[DONE]"))
      controller.close()
      // The object lets go of an answer that has ended by itself.
      await this.#lines?.next().catch(() => null)
      await this.#lines?.cancel()
      return
    }
  }

  /** The client has gone. That stops nothing but this reading. */
  async cancel(): Promise<void> {
    this.#cancelled = true
    await (this.#lines ?? this.#followed?.live)?.cancel()
  }

  async #next(): Promise<{ chunks: Chunk[]; over: boolean }> {
    if (this.#followed) return this.#stand(this.#followed)
    const line = await this.#lines?.next().catch(() => null)
    if (line === null || line === undefined) return this.#again()
    const chunks: Chunk[] = []
    for (const frame of parseFrames(line)) {
      if (frame.type === "refused") return no(frame)
      chunks.push(...this.#narrator.hear(frame))
    }
    if (this.#narrator.lost) return this.#again(chunks)
    return { chunks, over: this.#narrator.over }
  }

  #stand(followed: Followed): { chunks: Chunk[]; over: boolean } {
    this.#followed = null
    this.#lines = followed.live && new LineReader(followed.live)
    return { chunks: this.#narrator.stand(followed), over: this.#narrator.over }
  }

  async #again(chunks: Chunk[] = []): Promise<{ chunks: Chunk[]; over: boolean }> {
    await this.#lines?.cancel()
    this.#lines = null
    this.#attempts += 1
    if (this.#attempts > limits.followAttemptsMax) return no({ code: "unavailable" }, chunks)
    const answer = await this.#followAgain(this.#narrator.position).catch(() => null)
    // The first time at once: an object that started anew is there again.
    if (answer === null) await scheduler.wait(limits.followRetryMs * this.#attempts)
    else if (!answer.ok) return no(answer.refusal, chunks)
    else this.#followed = answer.followed
    return { chunks, over: false }
  }
}

const no = (
  { code, detail }: { code: RefusalCode; detail?: string | undefined },
  chunks: Chunk[] = [],
): { chunks: Chunk[]; over: boolean } => ({
  chunks: [...chunks, { type: "error", errorText: detail ?? refusals[code].title }],
  over: true,
})

const event = (data: string): Uint8Array => new TextEncoder().encode(`data: ${data}\n\n`)
