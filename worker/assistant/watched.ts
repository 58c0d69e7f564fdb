/** A stream was quiet for too long. */
export class Silent extends Error {}

/**
 * The items of a stream, with a bound on every wait for the next one. Ends at once when `signal` aborts, whatever the stream
 * does: not every provider stops when it is told to.
 */
export async function* watched<T>(
  items: AsyncIterable<T>,
  watch: { stallMs: number; signal: AbortSignal },
): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]()
  const { stallMs, signal } = watch
  const aborted = new Promise<"aborted">(resolve => {
    if (signal.aborted) resolve("aborted")
    signal.addEventListener("abort", () => resolve("aborted"), { once: true })
  })
  const clock = stallClock(stallMs)
  try {
    for (;;) {
      clock.listen()
      const next = await Promise.race([iterator.next(), clock.stalled, aborted])
      clock.rest()
      if (next === "aborted") return
      if (next === "stalled") throw new Silent()
      if (next.done) return
      yield next.value
    }
  } finally {
    clock.stop()
    // Not awaited: a stream that is stuck would keep us as well.
    Promise.resolve(iterator.return?.()).catch(() => {})
  }
}

/** One timer for the whole stream, set again only when it fires: a stream has many items. The reader's own time does not count. */
function stallClock(stallMs: number) {
  const { promise: stalled, resolve } = Promise.withResolvers<"stalled">()
  let since: number | null = null
  let timer = setTimeout(check, stallMs)

  function check() {
    const leftMs = since === null ? stallMs : since + stallMs - Date.now()
    if (leftMs <= 0) resolve("stalled")
    else timer = setTimeout(check, leftMs)
  }

  return {
    stalled,
    listen: () => {
      since = Date.now()
    },
    rest: () => {
      since = null
    },
    stop: () => clearTimeout(timer),
  }
}
