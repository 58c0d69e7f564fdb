import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { parleyTalker } from "../clients/parley-talker.ts"
import { customer } from "../clients/people.ts"
import { plainTalker, socketIoTalker } from "../clients/plain-talker.ts"
import type { Talker } from "../clients/talker.ts"
import type { Measured, Metric } from "../metric.ts"
import { type Pairs, paired, type Side } from "../paired.ts"
import { startPeers } from "../servers/peers.ts"
import { percentile } from "../statistics.ts"

type Figure = "p50" | "p99"

/** After a block the archive's alarm rings once more and its batch is written; the next side should not pay for that. */
const archiveMs = 300

/** One socket, one message at a time: from sending it to its durable acknowledgement. */
export const ack: Metric = {
  names: ["ack_p50", "ack_p99"],
  async measure({ quick }) {
    await using peers = await startPeers()
    const organization = randomUUID()
    const samples = quick ? 600 : 1_500
    const pairs = await paired<Figure>(
      [
        side("ours", await parleyTalker(`${peers.parley}/${organization}`, customer()), {
          samples,
          afterMs: archiveMs,
        }),
        side("bare insert", await plainTalker(`${peers.floors}/ONE_INSERT/ack`), { samples }),
        side("partyserver", await plainTalker(`${peers.floors}/ROOM/ack`), { samples }),
        side("ws", await plainTalker(peers.ws), { samples }),
        side("socket.io", await socketIoTalker(peers.socketIo), { samples }),
        side("bare echo", await plainTalker(`${peers.floors}/ECHO/ack`), { samples }),
      ],
      { rounds: quick ? 6 : 20, secondsMax: quick ? 12 : 60 },
    )
    return { ack_p50: measured(pairs, "p50", 1.3), ack_p99: measured(pairs, "p99", 1.6) }
  },
}

function side(
  name: string,
  talker: Talker,
  { samples, afterMs = 0 }: { samples: number; afterMs?: number },
): Side<Figure> {
  let said = 0
  return {
    name,
    block: async () => {
      const times: number[] = []
      for (let sample = 0; sample < samples; sample += 1) {
        said += 1
        const startedAt = performance.now()
        await talker.say(said)
        times.push((performance.now() - startedAt) * 1000)
      }
      if (talker.kept() !== said) throw new Error(`${name} keeps ${talker.kept()} of ${said} messages`)
      return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
    },
    after: () => pause(afterMs),
  }
}

function measured(pairs: Pairs<Figure>, figure: Figure, target: number): Measured {
  const at = (name: string) => pairs.median(name, figure)
  return {
    ours: at("ours"),
    floor: at("bare insert"),
    peers: Object.fromEntries(["partyserver", "ws", "socket.io", "bare echo"].map(name => [name, at(name)])),
    ratio: pairs.ratio(figure, ["ours", "bare insert"]),
    ...{ target, bound: "at_most", unit: "µs" },
    clientBusy: pairs.clientBusy(),
    facts: {
      rounds: pairs.rounds(),
      spread: { ours: pairs.spread("ours", figure), floor: pairs.spread("bare insert", figure) },
    },
  }
}
