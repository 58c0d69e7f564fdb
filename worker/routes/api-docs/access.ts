import type { Document, Operation } from "./document.ts"

/** Whether a session is no use, used when there is one, or needed. */
export type Access = "open" | "either" | "session"

export function accessOf(operation: Operation, document: Document): Access {
  const ways = operation.security ?? document.security ?? []
  if (ways.length === 0) return "open"
  return ways.some(way => Object.keys(way).length === 0) ? "either" : "session"
}

export const accessText: Record<Access, string> = {
  open: "Open to everybody.",
  either: "Open to everybody; a session is used if there is one.",
  session: "Needs a session.",
}
