import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider"
import { limits } from "../../../protocol/limits.ts"
import { bytesIn, tokensIn } from "../cost.ts"

type Part = LanguageModelV4StreamPart
type Finish = Extract<Part, { type: "finish" }>

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

  function pay({ inputTokens, outputTokens }: Finish["usage"], estimated: number): void {
    const isCounted = inputTokens.total !== undefined || outputTokens.total !== undefined
    spent += isCounted ? (inputTokens.total ?? 0) + (outputTokens.total ?? 0) : estimated
  }

  return {
    specificationVersion: model.specificationVersion,
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: async options => {
      const read = payable(options)
      const result = await model.doGenerate(options)
      pay(result.usage, read + tokensIn(bytesIn(JSON.stringify(result.content))))
      return result
    },
    doStream: async options => {
      const read = payable(options)
      const result = await model.doStream(options)
      let writtenBytes = 0
      const counted = new TransformStream<Part, Part>({
        transform(part, controller) {
          if ("delta" in part) writtenBytes += bytesIn(part.delta)
          if (part.type === "finish") pay(part.usage, read + tokensIn(writtenBytes))
          controller.enqueue(part)
        },
      })
      return { ...result, stream: result.stream.pipeThrough(counted) }
    },
  }
}
