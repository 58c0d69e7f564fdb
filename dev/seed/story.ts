import type { Command } from "../../protocol/command.ts"
import type { OrganizationKey, PersonKey } from "./cast.ts"

/** One conversation of the demo, as a script: who does what, in order. It begins with its customer's first message. */
export interface Story {
  /** Its ids are made from this name and the place of a turn in the list, so neither changes later. */
  name: string
  organization: OrganizationKey
  customer: PersonKey
  turns: Turn[]
}

export interface Turn {
  by: PersonKey
  command: Command
}

export const said = (by: PersonKey, text: string): Turn => ({ by, command: { type: "send", text } })
export const noted = (by: PersonKey, text: string): Turn => ({ by, command: { type: "note", text } })
export const did = (by: PersonKey, type: "claim" | "resolve" | "reopen" | "cancel"): Turn => ({ by, command: { type } })
export const asked = (by: PersonKey, reason: string): Turn => ({ by, command: { type: "escalate", reason } })
export const released = (by: PersonKey, to: "queue" | "assistant"): Turn => ({ by, command: { type: "release", to } })
export const scored = (by: PersonKey, score: number, comment: string | null): Turn => ({
  by,
  command: { type: "score", score, comment },
})
