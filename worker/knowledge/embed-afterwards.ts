import { database } from "../../drizzle/client.ts"
import type { Env } from "../env.ts"
import { embedWaiting } from "./embed-waiting.ts"
import { embedderFrom } from "./embedder.ts"

/** A request, as far as it is of use here. */
interface Asked {
  env: Env
  executionCtx: { waitUntil(promise: Promise<unknown>): void }
}

/** Has embedded what has just been published, when the answer to the request is out. */
export function embedAfterwards(asked: Asked, organizationId: string): void {
  const embed = embedderFrom(asked.env)
  if (embed) asked.executionCtx.waitUntil(embedWaiting(database(asked.env), organizationId, embed))
}
