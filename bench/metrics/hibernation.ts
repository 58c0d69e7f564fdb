import { setTimeout as pause } from "node:timers/promises"
import { readDiary } from "../clients/diary-reader.ts"
import { IdleCrowd } from "../clients/idle-crowd.ts"
import type { Measured, Metric } from "../metric.ts"
import { startWatched } from "../servers/workerds.ts"
import { openSleepers, wake } from "./wake.ts"

/** The runtime takes an object out of memory after ten seconds without an event. */
const asleepAfterMs = 12_500
const idleSockets = 100

/** Objects that nobody needs for a while: are they really gone, and what does it cost to need them again? One wait for both. */
export const hibernation: Metric = {
  names: ["wake_ack", "idle_awake_seconds"],
  async measure({ quick }) {
    await using watched = await startWatched()
    const crowds = {
      watched: await IdleCrowd.open(`${watched.url}/ORGANIZATION`, idleSockets),
      twin: await IdleCrowd.open(`${watched.url}/ORGANIZATION`, idleSockets),
    }
    const sleepers = await openSleepers(watched.url, quick ? 40 : 150)
    await pause(asleepAfterMs)
    const idle = await idleness(watched.url, crowds, quick ? 5_000 : 60_000)
    return { wake_ack: await wake(watched.url, sleepers), idle_awake_seconds: idle }
  },
}

/**
 * Two organizations, alike in everything. The twin is woken when the window begins: that it has to be constructed anew shows
 * that both were out of memory by then. In the window no handler of the other may run; and at its end it, too, has to be
 * constructed anew, so it was not in memory at any moment in between.
 */
async function idleness(
  url: string,
  { watched, twin }: { watched: IdleCrowd; twin: IdleCrowd },
  windowMs: number,
): Promise<Measured> {
  const before = await readDiary(url)
  await twin.wake(`${url}/ORGANIZATION`)
  const wokenTwin = (await readDiary(url))(twin.organization)
  await pause(windowMs)
  const after = await readDiary(url)
  await watched.wake(`${url}/ORGANIZATION`)
  const woken = (await readDiary(url))(watched.organization)

  const name = watched.organization
  const handlersRun = after(name).handled - before(name).handled
  const wasAsleep =
    wokenTwin.constructed === before(twin.organization).constructed + 1 &&
    after(name).constructed === before(name).constructed &&
    woken.constructed === after(name).constructed + 1
  const windowSeconds = windowMs / 1000
  // An event keeps an object in memory for ten seconds more.
  const awake = wasAsleep ? Math.min(windowSeconds, handlersRun * 10) : windowSeconds
  const { pings } = watched.close()
  twin.close()
  return {
    ...{ ours: awake, floor: null, peers: {}, ratio: null },
    ...{ target: 0, bound: "at_most", unit: "s" },
    facts: { windowSeconds, sockets: idleSockets, pingsAnswered: pings, handlersRun, wasAsleep },
    notes: [
      `${idleSockets} sockets, ${pings} pings answered, ${handlersRun} handlers run in ${windowSeconds} s; constructed anew afterwards.`,
    ],
  }
}
