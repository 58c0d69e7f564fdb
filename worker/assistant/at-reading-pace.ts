import type { GenerateEvent } from "./generate-event.ts"

/** About as fast as language models write. */
const wordMs = 30

/**
 * What is quoted is there at once, and would be in front of everybody before anybody could stop it. The first word goes at
 * once; the others come as a model would write them, so that an answer is seen growing, is stopped, and is taken over.
 */
export async function* atReadingPace(
  events: AsyncIterable<GenerateEvent>,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent, void> {
  let isFirst = true
  for await (const event of events) {
    if (event.type === "text" && !isFirst) await scheduler.wait(wordMs, { signal }).catch(() => {})
    if (signal.aborted) return
    yield event
    if (event.type === "text") isFirst = false
  }
}
