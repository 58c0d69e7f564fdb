import type { Command } from "../../protocol/command.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { type Act, choose } from "./act.ts"
import type { Fault } from "./faults.ts"
import type { Play } from "./play.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { conversationOf, idOf } from "./words.ts"

/** One frame of every type after the greeting, about this conversation. */
const frames = (id: string, conversationId: string, command: Command): UpFrame[] => [
  { type: "do", operation: { id, conversationId, command } },
  // Who says that they have read what they have not is taken at their word, and would see it in what they show.
  { type: "acknowledge", frames: 0 },
  { type: "receipts", receipts: [{ conversationId, delivered: 1_000, read: 1_000 }] },
  { type: "watch", conversationId },
  { type: "typing", conversationId, on: true },
]

const hello: UpFrame = { type: "hello", protocol: protocolVersion }
const letMeIn: Command = { type: "send", text: "let me in" }

/** A conversation that somebody else has begun, here or in the other organization. */
function foreign({ world }: Play, { tenant, userId }: SimulatedClient, { pick }: Act): string | undefined {
  const begun = world.tenants.flatMap(({ observed }) =>
    observed.posted.filter(({ operation }) => operation.command.type === "start"),
  )
  const own = tenant.observed.posted.filter(one => one.userId === userId)
  const ownIds = new Set(own.map(({ operation }) => operation.conversationId))
  const ids = begun.map(({ operation }) => operation.conversationId).filter(id => !ownIds.has(id))
  return choose(ids, pick)
}

const garbage = ["no frame at all", '{"type":"open sesame"}', '{"type":"do","operation":{"id":1}}']

/** People with a program of their own instead of our page. */
export const rogueFaults: Record<string, Fault> = {
  "stranger reaches for what is not theirs": {
    weight: 3,
    strikes: (play, client, act) => {
      const conversationId = strangers.includes(client.name) ? foreign(play, client, act) : undefined
      if (conversationId === undefined || client.viewer.role !== null) return false
      return frames(idOf(act), conversationId, letMeIn).every(frame => client.sayRaw(JSON.stringify(frame)))
    },
  },
  "rogue speaks before hello": {
    weight: 1,
    strikes: (_play, client, act) => {
      client.reload()
      const early = choose(frames(idOf(act), conversationOf(act), letMeIn), act.pick)
      return client.sayRaw(JSON.stringify(early))
    },
  },
  "rogue strikes out": {
    weight: 1,
    strikes: (_play, client, act) => {
      const after = [hello, ...frames(idOf(act), conversationOf(act), letMeIn)]
      return [...garbage, ...after.map(frame => JSON.stringify(frame))].every(text => client.sayRaw(text))
    },
  },
  "second hello": {
    weight: 2,
    strikes: (_play, client, { amount }) => {
      client.repeatsHello = true
      client.cut({ halfOpen: false })
      // The longer it is away, the more it has to catch up with when it comes back.
      client.freeze(3_000 + amount * 25_000)
      return false
    },
  },
}

/** Who has become an account may still speak for the guest they were; these never were. */
const strangers = ["otto at north", "lena at south", "lena's other tab"]
