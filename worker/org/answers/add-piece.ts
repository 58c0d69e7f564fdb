import { limits } from "../../../protocol/limits.ts"
import type { Piece } from "../../assistant/job.ts"
import type { Current } from "./current.ts"

/** What a piece adds to its answer, and where; `gap` when it goes on further than the text is known: only up to there. */
export function addPiece(one: Current, piece: Piece): { offset: number; text: string } | { gap: number } {
  if (piece.attempt > one.attempt && piece.offset > 0) return { gap: 0 }
  // What everybody has on screen stays until there are other words.
  if (piece.attempt > one.attempt && (piece.text !== "" || one.text === ""))
    Object.assign(one, { attempt: piece.attempt, text: "", citations: [], keptLength: -1 })
  const offset = one.text.length
  const from = piece.attempt === one.attempt ? piece.offset : offset
  if (from > offset) return { gap: offset }
  // What was taken before, its answer being lost, comes again with what has been written since.
  const text = piece.text.slice(offset - from).slice(0, limits.answerCharactersMax - offset)
  one.text += text
  one.citations = piece.citations ?? one.citations
  one.trace = { ...(piece.trace ?? one.trace), tokens: piece.tokens ?? piece.trace?.tokens ?? one.trace.tokens }
  return { offset, text }
}
