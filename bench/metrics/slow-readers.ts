import type { Measured, Metric } from "../metric.ts"
import { type Pairs, paired, type Side } from "../paired.ts"
import { startParley } from "../servers/workerds.ts"
import { percentile, rounded } from "../statistics.ts"
import { Heap, residentMb } from "./slow-readers/heap.ts"
import { everyMs, PacedTalk, readers, slow } from "./slow-readers/paced-talk.ts"

/**
 * A thousand consoles hear ten messages a second; then fifty of them stop reading without a word. Nobody else may notice,
 * and the object may not fill up with what the fifty do not take.
 */
export const slowReaders: Metric = {
  names: ["slow_readers_p99", "slow_readers_heap_mb"],
  async measure({ quick }) {
    await using parley = await startParley({ inspected: true })
    const { inspectorPort, pid } = parley.workerd
    using heap = await Heap.inspect(inspectorPort ?? 0)
    const talk = await PacedTalk.begin(parley.url)
    // Seven seconds are more than the window of 64 frames, so that the fifty are given up on within a block; nine of them, a minute.
    const blockMs = quick ? 500 : 7_000
    const pairs = await paired([everybodyReads(talk, blockMs), someStall(talk, blockMs)], { rounds: quick ? 12 : 9 })
    return {
      slow_readers_p99: lateness(pairs),
      slow_readers_heap_mb: await memory(talk, { heap, pid, seconds: quick ? 5 : 60 }),
    }
  },
}

const everybodyReads = (talk: PacedTalk, blockMs: number): Side<"p99"> => ({
  name: "all read",
  block: async () => ({ p99: percentile(await talk.goOn(blockMs), 0.99) }),
  after: () => talk.everybodyHasIt(),
})

const someStall = (talk: PacedTalk, blockMs: number): Side<"p99"> => ({
  name: "50 stalled",
  block: async () => {
    talk.crowd.stall()
    return { p99: percentile(await talk.goOn(blockMs), 0.99) }
  },
  after: () => talk.everybodyHasIt(),
})

function lateness(pairs: Pairs<"p99">): Measured {
  return {
    ours: pairs.median("50 stalled", "p99"),
    floor: pairs.median("all read", "p99"),
    peers: {},
    ratio: pairs.ratio("p99", ["50 stalled", "all read"]),
    ...{ target: 1.1, bound: "at_most", unit: "ms" },
    facts: {
      ...{ readers, slow, perSecond: 1_000 / everyMs },
      spread: pairs.spread("50 stalled", "p99"),
    },
    clientBusy: pairs.clientBusy(),
    notes: [
      `p99 at the other ${readers - slow} while ${slow} have stopped reading; the floor is the p99 while everybody reads.`,
    ],
  }
}

/** The highest that is seen while some stall, garbage that was not collected yet included. */
async function memory(
  talk: PacedTalk,
  { heap, pid, seconds }: { heap: Heap; pid: number; seconds: number },
): Promise<Measured> {
  await heap.collectGarbage()
  const before = { heapMb: await heap.usedMb(), residentMb: residentMb(pid) }
  talk.crowd.stall()
  const peaks: number[] = []
  while (peaks.length < seconds) {
    await talk.goOn(1_000)
    peaks.push(await heap.usedMb())
  }
  const notTaken = talk.crowd.lacking(talk.said)
  if (notTaken < slow) throw new Error("The slow ones have read")
  const residentGrowthMb = rounded(residentMb(pid) - before.residentMb)
  await heap.collectGarbage()
  const heapAfterCollectionMb = rounded(await heap.usedMb())
  await talk.everybodyHasIt()
  return {
    ours: rounded(Math.max(...peaks)),
    ...{ floor: null, peers: {}, ratio: null, target: 64, bound: "at_most", unit: "MB" },
    facts: { seconds, notTaken, heapBeforeMb: rounded(before.heapMb), heapAfterCollectionMb, residentGrowthMb },
    notes: [
      `Of the object's isolate, by the inspector; the whole process grew by ${residentGrowthMb} MB. The ${notTaken} messages that the slow ones had not taken reached them afterwards, in order.`,
    ],
  }
}
