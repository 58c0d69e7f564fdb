import type { Sent } from "./tally.ts"

/** What one customer says, in order. Each has one conversation, whose id stands for the sender. */
export interface Talk extends Sent {
  messages: { id: string; text: string }[]
}
