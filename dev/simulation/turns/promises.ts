import { costOfAnswer } from "../../../worker/assistant/cost.ts"
import type { Job } from "../../../worker/assistant/job.ts"
import type { Observed } from "../history/observed.ts"
import type { ObjectHost } from "../object-host.ts"

/** What an organization has promised its answers, added up beside it: what it says of that itself is what is tried here. */
export class Promises {
  readonly #host: ObjectHost
  readonly #observed: Observed
  readonly #asked = new Map<string, Job>()
  constructor(host: ObjectHost, observed: Observed) {
    this.#host = host
    this.#observed = observed
  }

  /** An answer that is asked for again was promised its tokens when it was asked for first. */
  judge(job: Job): void {
    const { findings, written } = this.#observed
    if (!written.isNew(job.answerId)) return
    this.#asked.set(job.answerId, job)
    const { assistant, conversations } = this.#host.core
    const { organizationTokensPerMonth, conversationTokens } = assistant.configuration().settings.caps
    const inAll = assistant.spent().tokens + this.#promised()
    const here = job.tokensMax + (conversations.get(job.conversationId)?.spentTokens ?? 0)
    const { least } = costOfAnswer(job)
    const fits = inAll <= organizationTokensPerMonth && here <= conversationTokens && least <= job.tokensMax
    const told = () => `${job.answerId} takes ${least} and may spend ${job.tokensMax}: ${inAll} in all, ${here} here`
    findings.expect("overspent", fits, told)
  }

  /** Whatever of it is spent already is counted when the answer ends. */
  #promised(): number {
    const { answers } = this.#host.core
    let promised = 0
    for (const { answerId, conversationId, tokensMax } of this.#asked.values()) {
      if (answers.writing(conversationId) === answerId) promised += tokensMax
      else this.#asked.delete(answerId)
    }
    return promised
  }
}
