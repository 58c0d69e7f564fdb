import { z } from "zod"
import { answerEnd, citation, escalationCause, trace } from "../../protocol/answer.ts"
import { assistantSettings } from "../../protocol/assistant.ts"
import { region } from "../../protocol/organization.ts"

const said = z.object({ role: z.enum(["customer", "assistant", "staff"]), text: z.string() })
/** One thing that was said. Oldest first, bounded by `transcriptMessagesMax` and `transcriptCharactersMax`. */
export type Said = z.infer<typeof said>

/** What an organization asks of its assistant: one answer in one conversation. */
export const job = z.object({
  organizationId: z.uuid(),
  region,
  conversationId: z.uuid(),
  answerId: z.uuid(),
  /** The conversation's turn: what is said under an older one is not accepted. */
  turn: z.int(),
  /** Rises with every answer asked for in the organization: of two jobs the higher one counts. */
  number: z.int(),
  /** The attempt to begin with; the organization has seen none with a higher number. */
  attempt: z.int(),
  settings: assistantSettings,
  customerName: z.string(),
  transcript: z.array(said),
  /** What the customer has said since the last answer. */
  question: z.string(),
  /** The answer that the customer wants another one for. */
  instead: z.string().nullable(),
  /** What it may spend, and what it has spent in earlier attempts. */
  tokensMax: z.int(),
  tokensSpent: z.int(),
})
export type Job = z.infer<typeof job>

interface About {
  conversationId: string
  answerId: string
  turn: number
  attempt: number
}

/** A piece of an answer. `offset` is how long the text of this attempt was before it, in UTF-16 units. `text` may be empty: a sign of life. */
export interface Piece extends About {
  offset: number
  text: string
  citations?: z.infer<typeof citation>[]
  trace?: z.infer<typeof trace>
  /** Spent so far on this answer, as far as it is known. */
  tokens?: number
}

/**
 * `over`: the answer has ended; the model must be aborted. `gap`: the text is known only up to `length`; it has to be sent from
 * there. `pauseMs`: no piece before that.
 */
export type PieceTaken =
  | { taken: true; pauseMs: number }
  | { taken: false; because: "over" }
  | { taken: false; because: "gap"; length: number }

export const finished = z.object({
  text: z.string(),
  end: answerEnd.extract(["done", "failed"]),
  found: z.boolean(),
  citations: z.array(citation),
  trace,
  handOver: z.object({ reason: z.string(), summary: z.string().nullable(), cause: escalationCause }).nullable(),
})

/** The whole answer. It needs no piece before it, and may be told again. */
export interface Finish extends About {
  result: z.infer<typeof finished>
}
