import { randomUUID } from "node:crypto"
import { digest, entriesIn, fill, placeBefore, type Replay, readPlainly, replayed, write } from "../clients/replay.ts"
import type { Measured, Metric } from "../metric.ts"
import { type Pairs, paired } from "../paired.ts"
import { startFloors, startParley } from "../servers/workerds.ts"

const entries = 10_000
const msMax = 80
/** An agent comes back with a cursor 10,000 entries old: from `hello` to having everything. */
export const resume: Metric = {
  names: ["resume_10k"],
  async measure({ quick }) {
    await using parley = await startParley()
    await using floors = await startFloors()
    const organization = `${parley.url}/${randomUUID()}`
    await write(organization, entries)
    const place = await placeBefore(organization, entries)
    const first = await replayed(organization, place)
    const sent = entriesIn(first).length
    if (sent !== entries) throw new Error(`A reader who comes back was sent ${sent} entries`)
    const plain = `${floors.url}/PLAIN_READ/resume`
    await fill(plain, first)
    const expected = digest(first)
    const side = (name: string, replay: () => Promise<Replay>) => {
      let last = first
      return {
        name,
        block: async () => {
          last = await replay()
          return { ms: last.ms }
        },
        after: async () => {
          if (digest(last) !== expected) throw new Error(`${name} did not send the same bytes`)
        },
      }
    }
    const pairs = await paired(
      [side("ours", () => replayed(organization, place)), side("plain read", () => readPlainly(plain))],
      { rounds: quick ? 10 : 30 },
    )
    return { resume_10k: measured(pairs, first) }
  },
}

function measured(pairs: Pairs<"ms">, first: Replay): Measured {
  const ratio = pairs.ratio("ms", ["ours", "plain read"])
  const ours = pairs.median("ours", "ms")
  return {
    ...{ ours, floor: pairs.median("plain read", "ms"), peers: {}, ratio },
    ...{ target: 2, bound: "at_most", unit: "ms", ok: ratio <= 2 && ours <= msMax },
    clientBusy: pairs.clientBusy(),
    facts: {
      msMax,
      bytes: first.frames.reduce((total, { length }) => total + length, 0),
      spread: pairs.spread("ours", "ms"),
    },
    notes: [`The second bound is ${msMax} ms. Both sides send the same bytes, which every run checks.`],
  }
}
