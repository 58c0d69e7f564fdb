import type { LanguageModelV4 } from "@ai-sdk/provider"
import { extractReasoningMiddleware, wrapLanguageModel } from "ai"
import { thinkingOpened } from "./thinking-opened.ts"

/** Many open models write what they think into their answer, between tags. That is not for customers. */
export function withoutThinking(model: LanguageModelV4): LanguageModelV4 {
  const extraction = extractReasoningMiddleware({ tagName: "think" })
  return wrapLanguageModel({ model, middleware: [extraction, thinkingOpened(model.modelId)] })
}
