import { setTimeout as later } from "node:timers/promises"
import type { Chat } from "./chat.ts"
import type { Stage } from "./stage.ts"
import { until } from "./until.ts"

export interface WithoutPostgres {
  /** Messages acknowledged while Postgres hung, and how many of them everybody else heard meanwhile. */
  sentWithoutPostgres: number
  heardWithoutPostgres: number
}

const hearMsMax = 20_000

/** Lines that are up go on while Postgres hangs, which is worse than being gone; in the end it is killed. Begins when all is at rest. */
export async function withoutPostgres(
  { postgres }: Chat,
  stage: Stage,
  downMs: number,
): Promise<WithoutPostgres | null> {
  if (postgres === null) return null
  const before = new Set(stage.recorder.acknowledgedIds())
  postgres.freeze()
  stage.talk()
  await later(downMs)
  stage.fallSilent()
  const meanwhile = stage.recorder.acknowledgedIds().filter(id => !before.has(id))
  await until(() => stage.seenByAll(meanwhile) === meanwhile.length, hearMsMax, 50)
  const heard = stage.seenByAll(meanwhile)
  postgres.kill()
  await postgres.runs()
  return { sentWithoutPostgres: meanwhile.length, heardWithoutPostgres: heard }
}
