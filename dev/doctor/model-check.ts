import { readModelSetting } from "../../worker/assistant/models/model-setting.ts"
import { requireLocalModel } from "../start/assistant-variables.ts"
import type { Settings } from "../start/settings.ts"
import { type Finding, fine, warning } from "./finding.ts"

/** Which model answers here, and whether its server is there. */
export async function modelCheck({ assistant }: Settings): Promise<Finding> {
  requireLocalModel(assistant)
  const read = readModelSetting(assistant?.ASSISTANT_MODEL)
  if (!read.ok || read.setting.provider !== "openai-compatible") return fine("The assistant quotes (extractive)")
  const { baseUrl, model } = read.setting
  const key = assistant?.ASSISTANT_API_KEY
  const headers = key ? { authorization: `Bearer ${key}` } : {}
  try {
    const response = await fetch(`${baseUrl}/models`, { headers, signal: AbortSignal.timeout(answerMsMax) })
    await response.body?.cancel()
    if (response.ok) return fine(`The assistant answers with ${model}; its server is there`)
    return warning(
      `The server of ${model} answers ${response.status}`,
      response.status === 401 ? "Check ASSISTANT_API_KEY" : "Check the base URL in ASSISTANT_MODEL",
    )
  } catch {
    return warning(`The server of ${model} does not answer`, "Start it, or leave ASSISTANT_MODEL out")
  }
}

const answerMsMax = 3_000
