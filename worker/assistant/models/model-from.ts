import type { LanguageModelV4 } from "@ai-sdk/provider"
import { createWorkersAI } from "workers-ai-provider"
import { extractiveModel } from "./extractive.ts"
import { type ModelSetting, readModelSetting } from "./model-setting.ts"
import { openAiCompatibleModel } from "./openai-compatible.ts"
import { withoutThinking } from "./without-thinking.ts"

export type ChosenModel =
  | { ok: true; model: LanguageModelV4; name: string; isLanguageModel: boolean }
  | { ok: false; because: string; name: string }

export interface ModelEnv {
  ASSISTANT_MODEL?: string
  ASSISTANT_API_KEY?: string
  AI?: Ai
}

/** The model that the deployment has chosen, or why there is none. Costs nothing: no request is made. */
export function modelFrom(env: ModelEnv): ChosenModel {
  const read = readModelSetting(env.ASSISTANT_MODEL)
  if (!read.ok) return { ok: false, because: read.because, name: "none" }
  const name = nameOf(read.setting)
  const model = made(read.setting, env)
  if (model === null)
    return { ok: false, because: "ASSISTANT_MODEL names Workers AI, and there is no binding AI here.", name }
  return { ok: true, model, name, isLanguageModel: read.setting.provider !== "extractive" }
}

function made(setting: ModelSetting, { AI: binding, ASSISTANT_API_KEY: apiKey }: ModelEnv): LanguageModelV4 | null {
  switch (setting.provider) {
    case "extractive":
      return extractiveModel()
    case "workers-ai":
      return binding ? withoutThinking(createWorkersAI({ binding })(setting.model)) : null
    case "openai-compatible":
      return openAiCompatibleModel(setting, apiKey)
  }
}

/** As staff see it: no address. */
function nameOf(setting: ModelSetting): string {
  return setting.provider === "extractive" ? "extractive" : setting.model
}
