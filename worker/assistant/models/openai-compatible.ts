import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import type { LanguageModelV4 } from "@ai-sdk/provider"
import { mendingFetch } from "./mending-fetch.ts"
import type { ModelSetting } from "./model-setting.ts"
import { withoutThinking } from "./without-thinking.ts"

/** A model behind any server that speaks OpenAI's chat completions: Ollama and vLLM on a laptop, and most that are for hire. */
export function openAiCompatibleModel(
  { baseUrl, model }: Extract<ModelSetting, { provider: "openai-compatible" }>,
  apiKey?: string,
): LanguageModelV4 {
  const name = "openai-compatible"
  const key = apiKey ? { apiKey } : {}
  const provider = createOpenAICompatible({ name, baseURL: baseUrl, includeUsage: true, fetch: mendingFetch, ...key })
  return withoutThinking(provider(model))
}
