import type { CommandType } from "../../protocol/command.ts"
import { limits } from "../../protocol/limits.ts"
import { changeDesk } from "../../worker/org/change-desk.ts"
import type { Schedule } from "./act.ts"
import { CourierInMemory } from "./courier-in-memory.ts"
import { desk } from "./desk-faults.ts"
import { Observed } from "./history/observed.ts"
import { PostgresLaw } from "./history/postgres-law.ts"
import { storageOf } from "./history/storage.ts"
import { Identity } from "./identity.ts"
import { type Crash, ObjectHost } from "./object-host.ts"
import { PostgresInMemory } from "./postgres-in-memory.ts"
import { Dice } from "./random.ts"
import { Tally } from "./tally.ts"
import { Timeline } from "./timeline.ts"
import type { AssistantSwitch } from "./turns/assistant-switch.ts"
import { employ } from "./turns/employ.ts"
import type { TurnHosts } from "./turns/turn-hosts.ts"

/** One organization: its object, its rows in Postgres, and what was seen of it. */
export interface Tenant {
  name: string
  host: ObjectHost
  postgres: PostgresInMemory
  observed: Observed
  courier: CourierInMemory
  /** Where its assistant's answers are written, and who decides how it behaves. */
  turns: TurnHosts
  assistant: AssistantSwitch
  /** Who has left its staff, and up to which number the stream had come when its object was told. */
  left: Map<string, number>
  /** Who has ever left it, come back or not. */
  quitters: Set<string>
  /** Operations that somebody gave up, or was told of over REST: no page has to bring them to an end. */
  abandoned: Set<string>
  /** Frames until the object breaks in the middle of one, and how. */
  crash: { inFrames: number; how: Crash } | null
}

/** Everything around the pages. */
export interface World {
  seed: number
  timeline: Timeline
  identity: Identity
  tenants: readonly [Tenant, Tenant]
  /** How often each fault really happened. */
  fired: Tally
  /** Which frames were seen in which states, and what came of each command. */
  seen: Tally
  /** What was asked for under which operation id. */
  asked: Map<string, CommandType>
  service: Schedule["service"]
  /** Told each thing that happens, when somebody wants to read along. */
  trace: ((line: string) => void) | null
}

export function newWorld({ seed, service }: Schedule, trace: World["trace"]): World {
  const timeline = new Timeline()
  const fired = new Tally()
  const tenant = (name: string, family: number): Tenant => {
    const postgres = new PostgresInMemory(timeline, new Dice(seed, 1, family))
    const host = new ObjectHost(timeline, postgres, family)
    // Idle, busy, and so busy that most frames are taken in groups.
    host.busyMs = [0, 10, 60][seed % 3] ?? 0
    postgres.onFault = fault => fired.count(fault)
    host.alarm.onFault = fault => fired.count(fault)
    host.alarm.onBreak = how => fired.count(`${how} in the alarm`)
    const observed = new Observed({ storage: storageOf(host), elsewhere: name === "north" ? "in south" : "in north" })
    if (seed % 2 === 0) host.inTurn(core => changeDesk(core, { desk }))
    postgres.law = new PostgresLaw(observed.findings)
    const courier = new CourierInMemory({
      ...{ timeline, dice: new Dice(seed, 6, family) },
      says: notice => observed.tellsCourier(notice, hereIn(host)),
      answers: work => host.do(work),
    })
    courier.onFault = fault => fired.count(fault)
    host.courier = courier
    const employed = employ({
      ...{ seed, family, timeline, host, observed, fired },
      crashNow: () => crashNow({ fired }, made),
    })
    const made: Tenant = {
      name,
      host,
      postgres,
      observed,
      courier,
      ...employed,
      left: new Map(),
      quitters: new Set(),
      abandoned: new Set(),
      crash: null,
    }
    return made
  }
  return {
    seed,
    timeline,
    identity: new Identity(),
    tenants: [tenant("north", 0), tenant("south", 1)],
    fired,
    seen: new Tally(),
    asked: new Map(),
    service,
    trace,
  }
}

/** What happens to the object in the middle of the frame that arrives now. */
export function crashNow({ fired }: Pick<World, "fired">, tenant: Tenant): "none" | Crash {
  if (tenant.crash === null) return "none"
  tenant.crash.inFrames -= 1
  if (tenant.crash.inFrames > 0) return "none"
  const { how } = tenant.crash
  tenant.crash = null
  fired.count(how)
  return how
}

/** Staff who have a page open of which the object has heard lately. */
const hereIn = (host: ObjectHost): string[] =>
  [...host.sockets]
    .filter(({ isOfStaff, session }) => isOfStaff && session.reader.state !== "closed")
    .filter(socket => socket.lastHeardAt() > host.now() - limits.presenceMs)
    .map(({ userId }) => userId)
