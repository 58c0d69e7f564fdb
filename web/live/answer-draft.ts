import type { Citation, Trace } from "../../protocol/answer.ts"

/** What the assistant has written so far. Its `answer` entry, with the same id, takes its place. */
export interface AnswerDraft {
  answerId: string
  attempt: number
  /** Empty while the assistant thinks. */
  text: string
  name: string | null
  citations: readonly Citation[]
  /** Staff only. */
  trace: Trace | null
  /** When this client first heard of it, and when it last did. */
  since: number
  heardAt: number
  /** After a new greeting: when it is let go of unless it is told again. */
  confirmBy: number | null
}
