import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { parleyTalker } from "../clients/parley-talker.ts"
import { customer } from "../clients/people.ts"
import { plainTalker, socketIoTalker } from "../clients/plain-talker.ts"
import type { Talker } from "../clients/talker.ts"
import type { Metric } from "../metric.ts"
import { paired, type Side } from "../paired.ts"
import { startPeers } from "../servers/peers.ts"

const sockets = 50
const inFlight = 16

/** After so many messages a block leaves the archive some batches to write. */
const archiveMs = 700

/** 50 customers in 50 conversations of one organization, each with 16 messages on their way at any time; no staff is there. */
export const ackedPerSecond: Metric = {
  names: ["acked_per_second"],
  async measure({ quick }) {
    await using peers = await startPeers()
    const organization = randomUUID()
    const blockMs = quick ? 700 : 2_000
    const crowd = async (name: string, open: (n: number) => Promise<Talker>, afterMs = 0) =>
      side(name, await Promise.all(Array.from({ length: sockets }, (_, n) => open(n))), { blockMs, afterMs })
    const pairs = await paired<"perSecond">(
      [
        await crowd("ours", n => parleyTalker(`${peers.parley}/${organization}`, customer(n)), archiveMs),
        await crowd("bare insert", () => plainTalker(`${peers.floors}/ONE_INSERT/acks`)),
        await crowd("partyserver", () => plainTalker(`${peers.floors}/ROOM/acks`)),
        await crowd("ws", () => plainTalker(peers.ws)),
        await crowd("socket.io", () => socketIoTalker(peers.socketIo)),
      ],
      { rounds: quick ? 3 : 8, secondsMax: quick ? 16 : 100 },
    )
    const at = (name: string) => pairs.median(name, "perSecond")
    return {
      acked_per_second: {
        ours: at("ours"),
        floor: at("bare insert"),
        peers: Object.fromEntries(["partyserver", "ws", "socket.io"].map(name => [name, at(name)])),
        ratio: pairs.ratio("perSecond", ["ours", "bare insert"]),
        ...{ target: 0.85, bound: "at_least", unit: "per second" },
        clientBusy: pairs.clientBusy(),
        facts: { rounds: pairs.rounds(), spread: pairs.spread("ours", "perSecond") },
      },
    }
  },
}

function side(
  name: string,
  talkers: Talker[],
  { blockMs, afterMs }: { blockMs: number; afterMs: number },
): Side<"perSecond"> {
  let said = 0
  return {
    name,
    block: async () => {
      const endsAt = performance.now() + blockMs
      let inTime = 0
      const talk = async (talker: Talker) => {
        while (performance.now() < endsAt) {
          said += 1
          await talker.say(said)
          if (performance.now() < endsAt) inTime += 1
        }
      }
      await Promise.all(talkers.flatMap(talker => Array.from({ length: inFlight }, () => talk(talker))))
      const kept = keptOf(talkers)
      if (kept !== said) throw new Error(`${name} keeps ${kept} of ${said} messages`)
      return { perSecond: (inTime / blockMs) * 1000 }
    },
    after: () => pause(afterMs),
  }
}

function keptOf(talkers: Talker[]): number {
  const own = talkers.filter(({ counts }) => counts === "own").reduce((total, talker) => total + talker.kept(), 0)
  return Math.max(own, ...talkers.filter(({ counts }) => counts === "all").map(talker => talker.kept()))
}
