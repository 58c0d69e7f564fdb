/** Somebody who writes and waits for the durable acknowledgement. */
export interface Talker {
  /** Settles when message `n` is acknowledged. */
  say(n: number): Promise<void>
  /** How many messages the other side says it keeps: its own number for the newest one it acknowledged here. */
  kept(): number
  /** Whether that number counts the messages of this talker, or of everybody who is connected. */
  counts: "own" | "all"
  close(): void
}
