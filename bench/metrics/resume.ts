import { randomUUID } from "node:crypto"
import { parleyTalker } from "../clients/parley-talker.ts"
import { customer } from "../clients/people.ts"
import { plainTalker, socketIoTalker } from "../clients/plain-talker.ts"
import {
  digest,
  entriesIn,
  fill,
  placeBefore,
  type Replay,
  readOverSocketIo,
  readPlainly,
  replayed,
  write,
} from "../clients/replay.ts"
import type { Measured, Metric } from "../metric.ts"
import { type Pairs, paired, type Side } from "../paired.ts"
import { startPeers } from "../servers/peers.ts"

const entries = 10_000
const msMax = 80
const others = ["partyserver", "ws", "socket.io"]

/** An agent comes back with a cursor 10,000 entries old: from `hello` to having everything. */
export const resume: Metric = {
  names: ["resume_10k"],
  async measure({ quick }) {
    await using peers = await startPeers()
    const organization = `${peers.parley}/${randomUUID()}`
    await write(n => parleyTalker(organization, customer(n)), entries)
    const place = await placeBefore(organization, entries)
    const first = await replayed(organization, place)
    const sent = entriesIn(first).length
    if (sent !== entries) throw new Error(`A reader who comes back was sent ${sent} entries`)
    const plain = `${peers.floors}/PLAIN_READ/resume`
    await fill(plain, first)
    const room = `${peers.floors}/ROOM/resume`
    for (const url of [room, peers.ws]) await write(() => plainTalker(url), entries)
    await write(() => socketIoTalker(peers.socketIo), entries)

    const expected = digest(first)
    const isSame = (replay: Replay) => digest(replay) === expected
    const isWhole = (replay: Replay) => entriesIn(replay).length === entries
    const pairs = await paired(
      [
        side("ours", () => replayed(organization, place), isSame),
        side("plain read", () => readPlainly(plain), isSame),
        side("partyserver", () => readPlainly(room), isWhole),
        side("ws", () => readPlainly(peers.ws), isWhole),
        side("socket.io", () => readOverSocketIo(peers.socketIo, entries), isWhole),
      ],
      { rounds: quick ? 10 : 30, secondsMax: quick ? 8 : 45 },
    )
    return { resume_10k: measured(pairs, first) }
  },
}

function side(name: string, replay: () => Promise<Replay>, isRight: (replay: Replay) => boolean): Side<"ms"> {
  let last: Replay | undefined
  return {
    name,
    block: async () => {
      last = await replay()
      return { ms: last.ms }
    },
    after: async () => {
      if (!last || !isRight(last)) throw new Error(`${name} did not send what was missed`)
    },
  }
}

function measured(pairs: Pairs<"ms">, first: Replay): Measured {
  const ratio = pairs.ratio("ms", ["ours", "plain read"])
  const ours = pairs.median("ours", "ms")
  return {
    ...{
      ours,
      floor: pairs.median("plain read", "ms"),
      peers: Object.fromEntries(others.map(name => [name, pairs.median(name, "ms")])),
      ratio,
    },
    ...{ target: 2, bound: "at_most", unit: "ms", ok: ratio <= 2 && ours <= msMax },
    clientBusy: pairs.clientBusy(),
    facts: {
      rounds: pairs.rounds(),
      msMax,
      bytes: first.frames.reduce((total, { length }) => total + length, 0),
      spread: pairs.spread("ours", "ms"),
    },
    notes: [`The second bound is ${msMax} ms. Ours and the floor send the same bytes, which every run checks.`],
  }
}
