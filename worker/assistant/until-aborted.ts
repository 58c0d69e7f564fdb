/** What comes until the signal is aborted, and nothing after: a model that does not listen is left behind. */
export async function* untilAborted<T>(all: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = all[Symbol.asyncIterator]()
  const aborted = new Promise<"aborted">(resolve => {
    signal.addEventListener("abort", () => resolve("aborted"), { once: true })
  })
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), aborted])
      // Both may have happened: what came with the end is not wanted either.
      if (next === "aborted" || signal.aborted || next.done) return
      yield next.value
    }
  } finally {
    // Not waited for: it would wait for what is still to come.
    void iterator.return?.().catch(() => {})
  }
}
