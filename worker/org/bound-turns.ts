import { loggable } from "../../drizzle/loggable.ts"
import type { Env } from "../env.ts"
import { assistantStub } from "../identity/assistant-stub.ts"
import type { Turns } from "./turns.ts"

/** The turns as objects of their own. A call that fails is made again by whoever looks after what is owed. */
export function boundTurns(env: Env, organizationId: string): Turns {
  const lost = (error: unknown) => console.warn("A turn could not be reached", loggable(error))
  return {
    begin: job => void assistantStub(env, job).begin(job).catch(lost),
    cancel: ({ answerId, ...place }) =>
      void assistantStub(env, { ...place, organizationId })
        .cancel(answerId)
        .catch(lost),
  }
}
