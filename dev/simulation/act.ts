/** Something that is done in a schedule, by a person or by fate. Plain data, so that a schedule can be kept, shortened and played again. */
export interface Act {
  /** Its place in the schedule that was drawn; ids and texts come from it, so that they stay when others are left out. */
  n: number
  /** Time that passes after it, milliseconds. */
  thenMs: number
  /** A deed (deeds.ts) or a fault (faults.ts). */
  what: string
  /** Which page it concerns (people.ts). */
  who: number
  /** Two numbers from 0 to 1 that decide what is left open: which conversation, how many frames, how long. */
  pick: number
  amount: number
}

export interface Schedule {
  seed: number
  /** Small bounds bring out in minutes what large ones hide for weeks. */
  limits: "shipped" | "tight"
  /** The service says things that this page does not know yet. */
  service: "of today" | "newer"
  acts: Act[]
}

/** One of these, as the number from 0 to 1 says. */
export function choose<T>(from: readonly T[], number: number): T | undefined {
  return from[Math.min(from.length - 1, Math.floor(number * from.length))]
}
