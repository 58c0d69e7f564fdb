import { LineReader } from "../chat/line-reader.ts"

/** A chunk as it came, with the fields that tests ask for. */
export interface Told {
  type: string
  messageId: string
  delta: string
  errorText: string
  finishReason: string
  data: unknown
}

/** Server-sent events, one by one. */
export class EventLine {
  readonly headers: Headers
  #lines: LineReader
  constructor(headers: Headers, lines: LineReader) {
    this.headers = headers
    this.#lines = lines
  }

  static of({ body, headers, status }: Response): EventLine {
    if (body === null) throw new Error(`No stream but ${status}`)
    return new EventLine(headers, new LineReader(body))
  }

  /** The next chunk of this type; those before it are passed over. */
  async next(type: string): Promise<Told> {
    const passed: unknown[] = []
    for (;;) {
      const chunk = await this.#chunk()
      if (chunk === null) throw new Error(`It ended without ${type}, after ${JSON.stringify(passed)}`)
      if (chunk.type === type) return chunk
      passed.push(chunk)
    }
  }

  /** Everything that is still to come; the stream ends as the protocol wants it. */
  async rest(): Promise<Told[]> {
    const rest: Told[] = []
    for (let chunk = await this.#chunk(); chunk !== null; chunk = await this.#chunk()) rest.push(chunk)
    return rest
  }

  cancel(): Promise<void> {
    return this.#lines.cancel()
  }

  async #chunk(): Promise<Told | null> {
    for (;;) {
      const line = await this.#lines.next()
      if (line === null) throw new Error("It ended without [DONE]")
      if (line === "data: [DONE]") return null
      if (line.startsWith("data: ")) return JSON.parse(line.slice("data: ".length))
    }
  }
}
