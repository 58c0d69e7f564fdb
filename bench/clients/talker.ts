/** Somebody who writes and waits for the durable acknowledgement. */
export interface Talker {
  /** Settles when message `n` is acknowledged. */
  say(n: number): Promise<void>
  /** How many of the messages the other side says it keeps: its own number for the newest one. */
  kept(): number
  close(): void
}
