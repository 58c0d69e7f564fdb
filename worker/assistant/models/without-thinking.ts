import type { LanguageModelV4 } from "@ai-sdk/provider"
import { extractReasoningMiddleware, wrapLanguageModel } from "ai"

/** Many open models write what they think into their answer, between tags. That is not for customers. */
export function withoutThinking(model: LanguageModelV4): LanguageModelV4 {
  return wrapLanguageModel({ model, middleware: extractReasoningMiddleware({ tagName: "think" }) })
}
