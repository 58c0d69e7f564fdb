import type { Entry } from "./entry.ts"

/**
 * What an entry becomes when something that was said before it, or it itself, is taken back: without those words, and without
 * what was noted in the meantime, for the team or as the reason to fetch a person, which repeats what customers say. Of a scheduled message, `scheduledId`.
 */
export function withoutWords<One extends Entry>(entry: One, taken: { entryId: string; scheduledId?: string }): One {
  const { id, body } = entry
  switch (body.type) {
    case "message": {
      if (id !== taken.entryId) return entry
      const { textNow: _too, ...rest } = body
      return { ...entry, body: { ...rest, text: "", isDeleted: true } }
    }
    case "note":
      return id === taken.entryId ? { ...entry, body: { ...body, text: "", isDeleted: true } } : entry
    case "edited": {
      if (body.entryId !== taken.entryId) return entry
      const { textNow: _too, ...rest } = body
      return { ...entry, body: { ...rest, text: "" } }
    }
    case "scheduled":
      return id === taken.scheduledId ? { ...entry, body: { ...body, text: "" } } : entry
    case "escalated": {
      const { summary: _told, ...rest } = body
      return { ...entry, body: { ...rest, reason: unquoted(rest.reason) } }
    }
    case "answer":
      return body.trace ? { ...entry, body: { ...body, trace: { ...body.trace, tools: [] } } } : entry
    default:
      return entry
  }
}

/** A reason without the words of the customer's that it ends in (worker/org/answers/hand-over.ts). */
export const unquoted = (reason: string): string => reason.replace(/: “.*”$/s, ": …")
