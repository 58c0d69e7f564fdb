import { modelForms, readModelSetting } from "../../worker/assistant/models/model-setting.ts"
import { Trouble } from "./trouble.ts"

/** Which model answers: left out, the one that needs nothing. */
export interface AssistantVariables {
  ASSISTANT_MODEL?: string
  ASSISTANT_API_KEY?: string
}

/** Reads `ASSISTANT_MODEL` and `ASSISTANT_API_KEY`. A wrong one is said before anything starts. */
export function readAssistantVariables({ ASSISTANT_MODEL, ASSISTANT_API_KEY }: NodeJS.ProcessEnv): AssistantVariables {
  const read = readModelSetting(ASSISTANT_MODEL)
  if (!read.ok) throw new Trouble(read.because, modelForms)
  return { ...(ASSISTANT_MODEL && { ASSISTANT_MODEL }), ...(ASSISTANT_API_KEY && { ASSISTANT_API_KEY }) }
}

/** Workers AI is a binding that only the deployed runtime has. */
export function requireLocalModel(variables: AssistantVariables | undefined): void {
  const read = readModelSetting(variables?.ASSISTANT_MODEL)
  if (read.ok && read.setting.provider === "workers-ai")
    throw new Trouble(
      "ASSISTANT_MODEL names a model of Workers AI, which only a deployment has",
      "Leave it out, or name a server on this machine: openai-compatible:http://localhost:11434/v1#<model>",
    )
}
