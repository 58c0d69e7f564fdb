import type { Command } from "../../protocol/command.ts"
import type { Action } from "../../protocol/work-command.ts"

/** A macro as a command: all of it or nothing, unless something has come that was not on screen. */
export const applied = (
  { name, actions }: { name: string; actions: Action[] },
  seen: number | undefined,
): Extract<Command, { type: "apply" }> => ({ type: "apply", name, actions, ...(seen !== undefined && { seen }) })
