import type { Conversation } from "../conversation.ts"
import type { Entry } from "../entry.ts"
import type { Device } from "../origin.ts"

/** What the entries of a conversation do not tell and its state machine has to know. */
export interface Known {
  /** Milliseconds since 1970. */
  now: number
  /** The answer that is being written. */
  answering: string | null
  /** Whether there is an assistant that could be asked. */
  isOn: boolean
  /** The entry that the command names. */
  named: Entry | null
  /** What has come since the author last looked, where the command says when that was. */
  newer: readonly Entry[]
  /** The conversation that this one is to go on in. */
  other: Conversation | null
  /** Somebody who works here. */
  teammate(id: string): { id: string; name: string } | null
  hasLabel(id: string): boolean
  hasDisposition(id: string): boolean
  /** Whether who asks has given the conversation to who has it, and they have done nothing there yet. */
  gaveIt: boolean
  /** Whether customers are asked how it went. */
  asksScore: boolean
  /** What the request says of where it comes from. */
  device: Device
}

/** What somebody knows who has looked nothing up. */
export const nothingKnown: Known = {
  now: 0,
  answering: null,
  isOn: false,
  named: null,
  newer: [],
  other: null,
  teammate: () => null,
  hasLabel: () => false,
  hasDisposition: () => false,
  gaveIt: false,
  asksScore: false,
  device: {},
}
