import { limits } from "../../protocol/limits.ts"
import type { HostedSocket } from "./hosted-socket.ts"
import type { Play } from "./play.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import type { Tenant } from "./world.ts"
import { writing } from "./writing.ts"

/** Long enough for a dead line to be noticed, and for the longest pause after it. */
const patienceMs = 3 * (limits.pingEveryMs + limits.pongMs.online + limits.reconnectMs.max)
/** And for an answer to be given up, however slowly its model writes. */
const answerPatienceMs = limits.turnMs + 2 * limits.assistantPatienceMs
const lookEveryMs = 5_000
const emptyingRoundsMax = 10
/** Longer than any frame takes. */
const onTheirWayMs = 1_000

/** Nothing goes wrong any more. Everybody comes back, looks at everything, and asks for a list that Postgres serves. */
export async function makePeace(play: Play, loosen: () => void): Promise<void> {
  const { timeline, tenants } = play.world
  for (const { postgres, host } of tenants) {
    postgres.faults.length = 0
    postgres.down = false
    host.alarm.fault = null
    host.alarm.breaks = null
  }
  for (const tenant of tenants) {
    tenant.crash = null
    tenant.turns.heal()
    tenant.courier.faults.length = 0
  }
  for (const client of play.clients) client.thaw()
  await windowsEmpty(play)
  loosen()
  for (const client of play.clients) {
    client.cutAt = null
    client.readsToFail = 0
    client.happens({ type: "visible_changed", visible: true })
  }
  await calm(play)
  await answersEnd(play)
  await archiveCatchesUp(play)
  for (const client of play.clients) {
    for (const conversationId of client.state.conversations.ids()) {
      client.happens({ type: "thread_wanted", conversationId })
    }
  }
  await whatIsDueHappens(play)
  for (const { host } of tenants) void host.settle()
  await timeline.pass(1_000)
  await calm(play)
  await lastWordsAreHeard(play)
}

/** A window that is full by the small bounds empties by them: the product never sees its bounds change. */
async function windowsEmpty({ world: { timeline, tenants } }: Play): Promise<void> {
  const isFull = ({ framesSent, framesAcknowledged }: HostedSocket) =>
    framesSent - framesAcknowledged >= limits.windowFramesMax
  // Who does not live any more acknowledges nothing; they will come back on another line.
  for (let rounds = 1; rounds <= emptyingRoundsMax; rounds += 1) {
    await timeline.pass(2 * limits.acknowledgeIdleMs)
    if (!tenants.some(({ host }) => [...host.sockets].some(isFull))) return
  }
}

/** The alarms of both objects can be lost, too; what is still owed then is looked after by the next start. */
async function answersEnd(play: Play): Promise<void> {
  const late = play.world.tenants.filter(({ host }) => writing(host).length > 0)
  for (const { host } of late) host.evict()
  if (late.length > 0) await calm(play)
}

/** The same for timers: the next start asks for the alarm. */
async function whatIsDueHappens({ world: { timeline, tenants } }: Play): Promise<void> {
  for (const { host } of tenants) host.evict()
  await timeline.pass(lookEveryMs)
}

/** An alarm can be lost for good where nothing more is said; the next start asks for another, and a start always comes. */
async function archiveCatchesUp({ world: { timeline, tenants } }: Play): Promise<void> {
  // What is said in the meantime has an alarm of its own.
  const heads = new Map(tenants.map(tenant => [tenant, tenant.host.core.archive.head()]))
  const lacks = (tenant: Tenant) => tenant.host.core.archive.isBehind(heads.get(tenant) ?? 0)
  const late = tenants.filter(lacks)
  for (const { host } of late) host.evict()
  if (late.length > 0) await timeline.pass(lookEveryMs)
  for (const tenant of tenants) {
    const wrong = () => `${tenant.name} is at ${tenant.host.core.meta.archived()} of ${tenant.host.core.stream.head()}`
    tenant.observed.findings.expect("archive_stalled", !lacks(tenant), wrong)
  }
}

/** What became due in the last moment is still on its way to pages and archive; what comes due later is not looked at. */
async function lastWordsAreHeard(play: Play): Promise<void> {
  const { tenants, timeline } = play.world
  const heads = () => tenants.map(({ host }) => host.core.stream.head()).join()
  for (let rounds = 0, before = ""; rounds < emptyingRoundsMax; rounds += 1) {
    if (before === heads() && !tenants.some(isBehind)) return
    before = heads()
    await timeline.pass(onTheirWayMs)
    if (tenants.some(isBehind)) await calm(play)
  }
}

const isBehind = ({ host }: Tenant): boolean => host.core.archive.isBehind(host.core.archive.head())

/** Until everybody has what they wait for, but no longer than it may take. */
async function calm({ world: { timeline, tenants }, clients }: Play): Promise<void> {
  const began = timeline.now
  const isTooLong = (ms: number) => timeline.now > began + ms
  const isAnswered = () => tenants.every(({ host }) => writing(host).length === 0)
  do await timeline.pass(lookEveryMs)
  while ((!isTooLong(patienceMs) && !clients.every(hasEverything)) || (!isTooLong(answerPatienceMs) && !isAnswered()))
}

function hasEverything({ state, tenant, world, isDeceived }: SimulatedClient): boolean {
  if (world.identity.isGone(tenant.name)) return state.connection.status === "stopped"
  const waits =
    state.outbox.some(({ sending }) => sending.status !== "refused") ||
    Object.keys(state.wanted).length > 0 ||
    Object.values(state.threads).some(({ status }) => status !== "loaded") ||
    Object.values(state.lists).some(({ status }) => status === "loading" || status === "failed")
  return state.connection.status === "live" && !waits && !isDeceived
}
