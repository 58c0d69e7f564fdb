import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider"
import { limits } from "../../../protocol/limits.ts"
import { bytesIn, tokensIn } from "../cost.ts"

type Part = LanguageModelV4StreamPart
type Usage = Extract<Part, { type: "finish" }>["usage"]

/** What a model was to be asked could cost more than is left. Nothing was asked. */
export class Unpayable extends Error {}

/**
 * The same model, asked only what can be paid: all that it is to read, and as much as it may write. Every step of an answer passes
 * here, with everything that the SDK has added to it.
 */
export function withinTokens(model: LanguageModelV4, tokensMax: number): LanguageModelV4 {
  let spent = 0

  /** Tokens that it will read. */
  function payable({ prompt, tools, maxOutputTokens }: LanguageModelV4CallOptions): number {
    const read = tokensIn(bytesIn(JSON.stringify([prompt, tools ?? []])))
    if (spent + read + (maxOutputTokens ?? limits.answerStepTokensMax) > tokensMax) throw new Unpayable()
    return read
  }

  /** What was told of a step's cost; where nothing was, or nonsense, both are left to estimates. */
  function pay(told: Usage, estimated: number): Usage {
    const usage = plausible(told)
    spent += isCounted(usage) ? (usage.inputTokens.total ?? 0) + (usage.outputTokens.total ?? 0) : estimated
    return usage
  }

  return {
    specificationVersion: model.specificationVersion,
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: async options => {
      const read = payable(options)
      const result = await model.doGenerate(options)
      const wrote = tokensIn(bytesIn(JSON.stringify(result.content)))
      const usage = pay(result.usage, read + wrote)
      return { ...result, usage: isCounted(usage) ? usage : withTotals(usage, { read, wrote }) }
    },
    doStream: async options => {
      const read = payable(options)
      const result = await model.doStream(options)
      let writtenBytes = 0
      const counted = new TransformStream<Part, Part>({
        transform(part, controller) {
          if ("delta" in part) writtenBytes += bytesIn(part.delta)
          if (part.type !== "finish") return controller.enqueue(part)
          controller.enqueue({ ...part, usage: pay(part.usage, read + tokensIn(writtenBytes)) })
        },
      })
      return { ...result, stream: result.stream.pipeThrough(counted) }
    },
  }
}

const isCounted = ({ inputTokens, outputTokens }: Usage): boolean =>
  inputTokens.total !== undefined || outputTokens.total !== undefined

/**
 * A cap must not be spent by a miscount, nor raised by one below zero; and what is kept has to be a number of tokens. Nothing is
 * read and written for nothing: where a provider does not count, the SDK may say 0.
 */
function plausible(usage: Usage): Usage {
  const isPlausible = [usage.inputTokens.total, usage.outputTokens.total].every(
    tokens => tokens === undefined || (Number.isInteger(tokens) && tokens > 0 && tokens <= limits.stepTokensCountedMax),
  )
  return isPlausible ? usage : withTotals(usage, { read: undefined, wrote: undefined })
}

const withTotals = (usage: Usage, { read, wrote }: Record<"read" | "wrote", number | undefined>): Usage => ({
  ...usage,
  inputTokens: { ...usage.inputTokens, total: read },
  outputTokens: { ...usage.outputTokens, total: wrote },
})
