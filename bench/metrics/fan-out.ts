import { parleySpeech, plainSpeech, type Speech, socketIoSpeech } from "../clients/open-audiences.ts"
import type { Measured, Metric } from "../metric.ts"
import { type Pairs, paired, type Side } from "../paired.ts"
import { startPeers } from "../servers/peers.ts"
import { median } from "../statistics.ts"

const listeners = 1_000
/** So many that every reader of ours acknowledges exactly once in a block: what that costs is in the mean. */
const singles = 16
const burst = 100

const others = ["partyserver", "partyserver awake", "ws", "socket.io"]

/** One message to 1,000 open consoles, and 100 messages at once to the same. */
export const fanOut: Metric = {
  names: ["fanout_1000", "fanout_burst_1000"],
  async measure({ quick }) {
    await using peers = await startPeers()
    const speeches = [
      await parleySpeech(peers.parley, listeners),
      await plainSpeech("plain loop", `${peers.floors}/ONE_INSERT/loop`, listeners),
      await plainSpeech("partyserver", `${peers.floors}/ROOM/loop`, listeners),
      await plainSpeech("partyserver awake", `${peers.floors}/AWAKE_ROOM/loop`, listeners),
      await plainSpeech("ws", peers.ws, listeners),
      await socketIoSpeech(peers, listeners),
    ]
    const said = new Map<Speech, number>()
    const next = (speech: Speech, count: number) => {
      const first = (said.get(speech) ?? 0) + 1
      said.set(speech, first + count - 1)
      return Array.from({ length: count }, (_, n) => first + n)
    }
    const one = await paired(
      speeches.map(speech => oneByOne(speech, next)),
      { rounds: quick ? 4 : 10, secondsMax: quick ? 10 : 45 },
    )
    const many = await paired(
      // A burst takes the others seconds: a short run has those whom the bound speaks of.
      (quick ? speeches.slice(0, 3) : speeches).map(speech => atOnce(speech, next)),
      { rounds: quick ? 3 : 7, secondsMax: quick ? 12 : 75 },
    )
    return { fanout_1000: single(one), fanout_burst_1000: bursts(many) }
  },
}

type Next = (speech: Speech, count: number) => number[]

function oneByOne(speech: Speech, next: Next): Side<"median" | "mean"> {
  const { name, audience } = speech
  let numbers: number[] = []
  return {
    name,
    block: async () => {
      numbers = next(speech, singles)
      const times: number[] = []
      for (const n of numbers) {
        const reached = audience.reachedBy(n)
        const startedAt = performance.now()
        speech.speak(n)
        times.push((await reached) - startedAt)
      }
      return { median: median(times), mean: times.reduce((total, ms) => total + ms, 0) / times.length }
    },
    // Not in the block: it would count as work of the client while it listens.
    after: async () => audience.verify(name, numbers),
  }
}

function atOnce(speech: Speech, next: Next): Side<"perSecond"> {
  const { name, audience } = speech
  let numbers: number[] = []
  return {
    name,
    block: async () => {
      numbers = next(speech, burst)
      const reached = audience.reachedBy(numbers.at(-1) ?? 0)
      const startedAt = performance.now()
      for (const n of numbers) speech.speak(n)
      return { perSecond: (burst * listeners * 1000) / ((await reached) - startedAt) }
    },
    after: async () => audience.verify(name, numbers),
  }
}

function single(pairs: Pairs<"median" | "mean">): Measured {
  const at = (name: string) => pairs.median(name, "median")
  const ratioOfMeans = pairs.ratio("mean", ["ours", "plain loop"])
  return {
    ours: at("ours"),
    floor: at("plain loop"),
    peers: Object.fromEntries(others.map(name => [name, at(name)])),
    ratio: pairs.ratio("median", ["ours", "plain loop"]),
    ...{ target: 1.25, bound: "at_most", unit: "ms" },
    clientBusy: pairs.clientBusy(),
    facts: {
      rounds: pairs.rounds(),
      spread: pairs.spread("ours", "median"),
      ratioOfMeans,
    },
    notes: [
      `Of ${singles} messages the median; the mean, with the readers' acknowledgements that only ours has, is ${ratioOfMeans} ×.`,
    ],
  }
}

function bursts(pairs: Pairs<"perSecond">): Measured {
  const at = (name: string) => pairs.median(name, "perSecond")
  const awakeName = "partyserver awake"
  const awake = pairs.has(awakeName)
    ? ` To one that stays awake it is ${pairs.ratio("perSecond", ["ours", awakeName])} ×.`
    : ""
  return {
    ours: at("ours"),
    floor: at("plain loop"),
    peers: Object.fromEntries(others.filter(name => pairs.has(name)).map(name => [name, at(name)])),
    ratio: pairs.ratio("perSecond", ["ours", "partyserver"]),
    ...{ target: 4, bound: "at_least", unit: "deliveries per second" },
    clientBusy: pairs.clientBusy(),
    facts: { rounds: pairs.rounds(), spread: pairs.spread("ours", "perSecond") },
    notes: [`The ratio is to partyserver, with hibernation as in ours.${awake}`],
  }
}
