/** What happened to one object. */
export interface Page {
  /** How often the object came into memory. */
  constructed: number
  /** How often any of its handlers ran: a request, a frame, a close, an alarm. */
  handled: number
}

/** Kept by the isolate, not by the objects: it outlives their evictions, and reading it touches none of them. */
export const diary: Record<string, Page> = {}

export function note(name: string | undefined, what: keyof Page): void {
  const key = name ?? ""
  diary[key] ??= { constructed: 0, handled: 0 }
  diary[key][what] += 1
}
