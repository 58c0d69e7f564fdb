import { z } from "zod"
import { region } from "../../protocol/organization.ts"
import { finished, type Job, job } from "./job.ts"

const about = z.object({
  organizationId: z.uuid(),
  region,
  conversationId: z.uuid(),
  answerId: z.uuid(),
  /** Of two jobs the higher one counts. */
  number: z.int(),
  turn: z.int(),
  attempt: z.int(),
})
export type Finished = z.infer<typeof finished>
export type About = z.infer<typeof about>

/**
 * Where the newest answer of a conversation stands, as it is kept: what a crash must not take, and no more. `since` is when
 * that began, `tries` how often it was begun, and `tokens` what earlier tries have spent.
 */
export const keptTurn = z.discriminatedUnion("phase", [
  z.object({ phase: z.literal("writing"), about, job, tries: z.int(), since: z.int(), tokens: z.int() }),
  /** The model is not asked again: the organization only has to hear how it ended. */
  z.object({ phase: z.literal("written"), about, result: finished, since: z.int() }),
  /** The organization knows. What was said is in its stream, so nothing of it stays here. */
  z.object({ phase: z.literal("over"), about }),
])
export type KeptTurn = z.infer<typeof keptTurn>
export type Writing = Extract<KeptTurn, { phase: "writing" }>
export type Written = Extract<KeptTurn, { phase: "written" }>

export const aboutJob = (asked: Job): About => about.parse(asked)
