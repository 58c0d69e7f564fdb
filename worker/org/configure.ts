import type { Configuration } from "./assistant.ts"
import type { Core } from "./core.ts"

/** Sets how the assistant behaves. Everybody who is connected hears at once whether one answers, and under which name. */
export function configure({ assistant, hub }: Pick<Core, "assistant" | "hub">, configured: Configuration): void {
  const before = assistant.presented()
  assistant.configure(configured)
  const now = assistant.presented()
  if (before?.name !== now?.name) hub.tellAll({ type: "assistant", assistant: now })
}
