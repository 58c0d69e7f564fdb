import { type Result, refuse } from "../../protocol/refusal.ts"
import { changedParts } from "../audit/changed-parts.ts"
import { turnedOff } from "./answers/hand-over.ts"
import type { AssistantDesk, ConfigurationChange } from "./assistant.ts"
import type { Core } from "./core.ts"

/** How the assistant is set now, and what of it is new. */
export interface Configured {
  desk: AssistantDesk
  parts: string[]
}

/**
 * Sets how the assistant behaves. Everybody who is connected hears at once whether one answers, and under which name. Turned
 * off, it is silent at once: who is just being answered gets a person.
 */
export function configure(
  { assistant, answers, hub }: Pick<Core, "assistant" | "answers" | "hub">,
  change: ConfigurationChange,
): Result<{ value: Configured }> {
  const [before, presented] = [assistant.desk().settings, assistant.presented()]
  if (!assistant.configure(change)) return refuse("stale")
  const desk = assistant.desk()
  if (!desk.settings.on) answers.fetchForAll(turnedOff)
  const now = assistant.presented()
  if (presented?.name !== now?.name) hub.tellAll({ type: "assistant", assistant: now })
  return { ok: true, value: { desk, parts: changedParts(before, desk.settings) } }
}
