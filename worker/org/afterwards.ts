import type { Env } from "../env.ts"
import { regionOf } from "../identity/region.ts"
import type { AttachedSockets } from "./attached-socket.ts"
import { boundDissolution } from "./bound-dissolution.ts"
import type { Core } from "./core.ts"
import { Dissolution } from "./dissolution.ts"
import type { Drain } from "./drain.ts"
import { drainToPostgres } from "./drain-to-postgres.ts"
import { endWork } from "./end-work.ts"
import { boundErasures } from "./erasure/bound-erasures.ts"
import { Erasures } from "./erasure/erasures.ts"
import { changeRole, dissolve, endSessions } from "./rights.ts"

/** What an object does with others after it has answered: its alarm attends to it. */
export interface Afterwards {
  drain: Drain
  dissolution: Dissolution
  run(): Promise<void>
}

interface Place {
  ctx: DurableObjectState
  core: Core
  sockets: AttachedSockets
}

export function afterwards(env: Env, organizationId: string, { ctx, core, sockets }: Place): Afterwards {
  const organization = { id: organizationId, region: regionOf(ctx.id) }
  const drain = drainToPostgres(env, organizationId, core.archive)
  const erasures = new Erasures({
    ...core,
    drain,
    port: boundErasures(env, organization),
    sendAway: ({ personId: userId, by }) =>
      by === null ? endSessions(sockets, { userId, sessionIds: "all" }) : changeRole(sockets, { userId }),
  })
  const dissolution = new Dissolution({
    ...core,
    ...boundDissolution(env, organization, { ctx, sql: core.sql }),
    stopArchive: () => drain.stop(),
    endWork: () => {
      dissolve(sockets)
      endWork(core)
    },
  })
  const run = async () => {
    if (await dissolution.goOn()) return
    await Promise.all([drain.run(), erasures.run()])
  }
  return { drain, dissolution, run }
}
