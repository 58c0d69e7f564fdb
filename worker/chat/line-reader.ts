/** Lines of text out of a stream of bytes, one at a time. */
export class LineReader {
  #reader: ReadableStreamDefaultReader<string>
  #lines: string[] = []
  #rest = ""
  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.pipeThrough(new TextDecoderStream()).getReader()
  }

  /** The next line, or null at the end. */
  async next(): Promise<string | null> {
    while (this.#lines.length === 0) {
      const { done, value } = await this.#reader.read()
      if (done) return null
      const [first = "", ...more] = value.split("\n")
      this.#rest += first
      for (const part of more) {
        this.#lines.push(this.#rest)
        this.#rest = part
      }
    }
    return this.#lines.shift() ?? null
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => {})
  }
}
