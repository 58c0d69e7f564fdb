import { randomUUID } from "node:crypto"
import { type DownFrame, parseFrames } from "../../protocol/down.ts"
import type { Viewer } from "../../protocol/person.ts"
import { operator } from "../clients/operator.ts"
import { ParleySocket } from "../clients/parley-socket.ts"
import { agent, customer } from "../clients/people.ts"
import type { Metric } from "../metric.ts"
import { startParley } from "../servers/workerds.ts"
import { median, rounded } from "../statistics.ts"

const racers = 100
const races = { quick: 3, full: 20 }

/**
 * A hundred agents of one organization, each on a socket of their own, claim the same conversation in the same moment. A race is
 * over when the last of them has been answered: one has it, each of the others has been told that it is taken.
 */
export const claimRace: Metric = {
  names: ["claim_race_100"],
  async measure({ quick }) {
    await using parley = await startParley()
    const url = `${parley.url}/${randomUUID()}`
    const agents = Array.from({ length: racers }, (_, n) => agent(n))
    const field = await Promise.all(agents.map(viewer => racer(url, viewer)))
    const lena = await operator(url, customer())
    const ids = Array.from({ length: quick ? races.quick : races.full }, () => randomUUID())
    const times: number[] = []
    for (const conversationId of ids) {
      await lena.doAll([{ conversationId, command: { type: "start", text: "Help" } }])
      times.push(await raced(field, conversationId))
    }
    for (const one of [...field, lena]) one.close()
    return { claim_race_100: measured(times) }
  },
}

interface Racer {
  /** Settles with the answer to the claim. */
  claim(conversationId: string): Promise<DownFrame>
  close(): void
}

async function racer(url: string, viewer: Viewer): Promise<Racer> {
  let answered: (frame: DownFrame) => void = () => {}
  const socket = await ParleySocket.admitted(url, viewer)
  await socket.greet(data => {
    for (const frame of parseFrames(String(data)))
      if (frame.type === "accepted" || frame.type === "refused") answered(frame)
  })
  return {
    claim: conversationId =>
      new Promise(resolve => {
        answered = resolve
        socket.say({ type: "do", operation: { id: randomUUID(), conversationId, command: { type: "claim" } } })
      }),
    close: () => socket.close(),
  }
}

/** How long it took until all knew, in milliseconds. */
async function raced(field: readonly Racer[], conversationId: string): Promise<number> {
  const began = performance.now()
  const answers = await Promise.all(field.map(one => one.claim(conversationId)))
  const took = performance.now() - began
  const won = answers.filter(({ type }) => type === "accepted").length
  if (won !== 1) throw new Error(`${won} of ${field.length} won`)
  const others = answers.filter(frame => frame.type === "refused" && frame.code === "already_claimed").length
  if (others !== field.length - 1) throw new Error(`${others} were told that it is taken`)
  return took
}

function measured(times: number[]) {
  const slowest = Math.max(...times)
  return {
    ...{ ours: rounded(slowest), floor: null, peers: {}, ratio: null },
    ...{ target: 200, bound: "at_most" as const, unit: "ms" },
    facts: { racers, races: times.length, medianMs: rounded(median(times)) },
    notes: [
      `${racers} agents, each on a socket of their own, claim one conversation at once, ${times.length} times over: each time one won and ${racers - 1} were told who has it, after ${rounded(median(times))} ms (median) and ${rounded(slowest)} ms (slowest).`,
    ],
  }
}
