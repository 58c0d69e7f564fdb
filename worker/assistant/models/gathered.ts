import type { LanguageModelV4, LanguageModelV4StreamPart } from "@ai-sdk/provider"

type Part = LanguageModelV4StreamPart

/**
 * The same model, whose words are handed over when somebody reads them: what it writes meanwhile becomes one part. The SDK
 * passes every part through a dozen stages, so a model that writes faster than it is read costs a fraction. The first words
 * wait for nobody.
 */
export function gathered(model: LanguageModelV4): LanguageModelV4 {
  return {
    specificationVersion: model.specificationVersion,
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: options => model.doGenerate(options),
    doStream: async options => {
      const result = await model.doStream(options)
      return { ...result, stream: gather(result.stream) }
    },
  }
}

function gather(parts: ReadableStream<Part>): ReadableStream<Part> {
  const reader = parts.getReader()
  const waiting: Part[] = []
  let end: { error: unknown } | "done" | null = null
  let news = Promise.withResolvers<void>()

  async function listen(): Promise<void> {
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        add(waiting, next.value)
        news.resolve()
      }
      end = "done"
    } catch (error) {
      end = { error }
    }
    news.resolve()
  }

  return new ReadableStream<Part>(
    {
      start: () => void listen(),
      async pull(controller) {
        for (;;) {
          const part = waiting.shift()
          if (part) return controller.enqueue(part)
          if (end === "done") return controller.close()
          if (end) return controller.error(end.error)
          news = Promise.withResolvers()
          await news.promise
        }
      },
      cancel: reason => reader.cancel(reason),
    },
    // Nothing ahead of the reader, or every word would be a part again.
    { highWaterMark: 0 },
  )
}

/** Words of one text go together; everything else keeps its place among them. */
function add(waiting: Part[], part: Part): void {
  const last = waiting.at(-1)
  const isMore = part.type === "text-delta" && last?.type === "text-delta" && last.id === part.id
  if (isMore) waiting[waiting.length - 1] = { ...part, delta: last.delta + part.delta }
  else waiting.push(part)
}
