import { z } from "zod"

/** A source that an answer cites as `[number]`. Everybody sees it: only published knowledge is cited. */
export const citation = z.object({ number: z.int().positive(), title: z.string(), url: z.string().nullable() })
export type Citation = z.infer<typeof citation>

const toolUse = z.object({
  tool: z.string(),
  /** What the model asked for, as JSON, cut to a line. */
  input: z.string(),
  outcome: z.enum(["running", "done", "failed"]),
  /** What came of it, in words. */
  result: z.string(),
})
export type ToolUse = z.infer<typeof toolUse>

const source = z.object({
  number: z.int().positive(),
  entryId: z.uuid(),
  title: z.string(),
  excerpt: z.string(),
  score: z.number(),
})

/** How an answer came about. Staff only. `tokens` is what it has cost so far, failed attempts included. */
export const trace = z.object({
  model: z.string(),
  tools: z.array(toolUse),
  sources: z.array(source),
  tokens: z.int().min(0),
})
export type Trace = z.infer<typeof trace>

/**
 * How an answer ended: the model came to its end; somebody stopped it; it failed; or something came before its end that
 * made it pointless (a person took over, the customer wrote on, the conversation was resolved).
 */
export const answerEnd = z.enum(["done", "stopped", "failed", "superseded"])
export type AnswerEnd = z.infer<typeof answerEnd>

export const rating = z.enum(["up", "down"])

/** What made a conversation wait for a person. */
export const escalationCause = z.enum(["person", "words", "model", "rule", "failure"])
export type EscalationCause = z.infer<typeof escalationCause>
