import type { Job } from "../assistant/job.ts"

/** The assistant's turns, which run elsewhere: told and not waited for. What is lost is told again. */
export interface Turns {
  begin(job: Job): void
  cancel(one: Pick<Job, "conversationId" | "answerId" | "region">): void
}
