import type { LanguageModelV4, LanguageModelV4StreamPart } from "@ai-sdk/provider"

type Part = LanguageModelV4StreamPart

/**
 * The same model, whose words come at the pace at which they are told: what it writes in between is one part. The SDK passes
 * every part through a dozen stages, so a fast model costs a fraction. The first words, and whatever is not words, wait for nobody.
 */
export function gathered(model: LanguageModelV4, paceMs: () => number): LanguageModelV4 {
  return {
    specificationVersion: model.specificationVersion,
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: options => model.doGenerate(options),
    doStream: async options => {
      const result = await model.doStream(options)
      return { ...result, stream: gather(result.stream, paceMs) }
    },
  }
}

function gather(parts: ReadableStream<Part>, paceMs: () => number): ReadableStream<Part> {
  const reader = parts.getReader()
  const waiting: Part[] = []
  let end: { error: unknown } | "done" | null = null
  let news = Promise.withResolvers<void>()
  let saidAt = Number.NEGATIVE_INFINITY

  async function listen(): Promise<void> {
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        // More of the same words changes nothing about when they go.
        if (!add(waiting, next.value)) news.resolve()
      }
      end = "done"
    } catch (error) {
      end = { error }
    }
    news.resolve()
  }

  /** 0 when the first part may go: it is no words, nothing can be added to it any more, or it is time. */
  function earlyMs(first: Part): number {
    if (first.type !== "text-delta" || waiting.length > 1 || end !== null) return 0
    return Math.max(0, saidAt + paceMs() - Date.now())
  }

  async function next(): Promise<Part | null> {
    for (;;) {
      const [first] = waiting
      const early = first ? earlyMs(first) : 0
      if (first && early === 0) {
        if (first.type === "text-delta") saidAt = Date.now()
        waiting.shift()
        return first
      }
      if (!first && end) return null
      news = Promise.withResolvers()
      await newsOrTime(news.promise, first ? early : null)
    }
  }

  return new ReadableStream<Part>(
    {
      start: () => void listen(),
      async pull(controller) {
        const part = await next()
        if (part) controller.enqueue(part)
        else if (end === null || end === "done") controller.close()
        else controller.error(end.error)
      },
      cancel: reason => reader.cancel(reason),
    },
    // Nothing ahead of the reader: what is handed over cannot be added to.
    { highWaterMark: 0 },
  )
}

async function newsOrTime(news: Promise<void>, ms: number | null): Promise<void> {
  if (ms === null) return news
  const time = Promise.withResolvers<void>()
  const timer = setTimeout(time.resolve, ms)
  await Promise.race([news, time.promise])
  clearTimeout(timer)
}

/** Words of one text go together; everything else keeps its place among them. True when the part went into the one before. */
function add(waiting: Part[], part: Part): boolean {
  const last = waiting.at(-1)
  const isMore = part.type === "text-delta" && last?.type === "text-delta" && last.id === part.id
  if (isMore) waiting[waiting.length - 1] = { ...part, delta: last.delta + part.delta }
  else waiting.push(part)
  return isMore
}
