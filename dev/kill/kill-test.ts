import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as later } from "node:timers/promises"
import { archivedMessages } from "../client/archive.ts"
import { ParleyProcess } from "../client/parley-process.ts"
import { signIn } from "../client/people.ts"
import { demoPassword, people } from "../seed/cast.ts"
import { SEED_ORG_ID } from "../seed/seed-org-id.ts"
import { type Figures, figures } from "../simulation/history/figures.ts"
import type { Item, Observer, Sent } from "../simulation/history/history.ts"
import { freePort } from "../start/port.ts"
import { Talker } from "./talker.ts"

/** `sent` counts what was acknowledged, `seen` what the other one heard of it; both over all kills. */
export interface KillFigures extends Figures {
  kills: number
  /** Messages acknowledged while Postgres was stopped, and how many of them the other one heard meanwhile. */
  sentWithoutPostgres: number
  heardWithoutPostgres: number
}

/** Shortest talk between two kills; up to as much again is added, so that they hit different moments. */
const talkMsMin = 1_000

export async function killTest(test: { kills: number; postgresDownMs: number }): Promise<KillFigures> {
  const dataFolder = await mkdtemp(join(tmpdir(), "parley-kill-"))
  const at = { port: await freePort(), dataFolder }
  let parley = await ParleyProcess.start(at)
  try {
    const both = await twoPeople(parley.url)
    for (let kill = 0; kill < test.kills; kill += 1) {
      await later(talkMsMin * (1 + Math.random()))
      await parley.killAll()
      parley = await ParleyProcess.start(at)
      await Promise.all(both.map(one => one.isAnswered()))
    }
    const meanwhile = await withoutPostgres(parley, both, test.postgresDownMs)
    return { kills: test.kills, ...(await reckon(both)), ...meanwhile }
  } finally {
    await parley.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

type Both = [customer: Talker, agent: Talker]

/** A customer opens a conversation, an agent takes it by answering, and both keep writing. */
async function twoPeople(url: string): Promise<Both> {
  const place = { organizationId: SEED_ORG_ID, conversationId: randomUUID() }
  const [customer, agent] = await Promise.all(
    [people.clara, people.maya].map(async ({ email }) => {
      return new Talker(await signIn(url, { email: email ?? "", password: demoPassword }), place)
    }),
  )
  if (!customer || !agent) throw new Error("Two people talk")
  await Promise.all([customer.listening, agent.listening])
  await customer.open()
  for (const one of [customer, agent]) one.talk()
  return [customer, agent]
}

/** Postgres hangs, which is worse than being gone, and is killed in the end. It is let go only after the counting. */
async function withoutPostgres(parley: ParleyProcess, [customer, agent]: Both, downMs: number) {
  const { postgres } = parley.pids()
  const before = [customer.acknowledged.length, agent.acknowledged.length]
  process.kill(postgres, "SIGSTOP")
  await later(downMs)
  const [fromCustomer, fromAgent] = [customer.acknowledged.slice(before[0]), agent.acknowledged.slice(before[1])]
  const [byAgent, byCustomer] = await Promise.all([agent.hasHeard(fromCustomer), customer.hasHeard(fromAgent)])
  process.kill(postgres, "SIGKILL")
  await parley.prints(/Postgres had stopped .* runs again/)
  return { sentWithoutPostgres: fromCustomer.length + fromAgent.length, heardWithoutPostgres: byAgent + byCustomer }
}

/** Lets both finish, then counts on either side and in the archive. */
async function reckon(both: Both): Promise<Figures> {
  const [customer, agent] = both
  await Promise.all(both.map(one => one.stop()))
  await Promise.all([customer.hasHeard(agent.acknowledged), agent.hasHeard(customer.acknowledged)])
  for (const one of both) one.hangUp()
  const archive = [...(await archivedOf(customer, agent, "customer")), ...(await archivedOf(agent, agent, "staff"))]
  return figures({ sent: both.flatMap(sentBy), observers: [together(both)], log: null, archive })
}

const sentBy = ({ person, conversationId, acknowledged }: Talker): Sent[] =>
  acknowledged.map(id => ({ id, sender: person.name, channel: conversationId, outcome: "acknowledged" }))

/** Each is told what the other one said, so both together hear everything. */
const together = (both: Both): Observer => ({
  ...{ name: "the two of them", channels: "all", seesPrivate: true },
  connections: [{ snapshot: null, heard: both.flatMap(({ heard }) => heard) }],
  shows: null,
})

async function archivedOf(of: Talker, reader: Talker, senderType: "customer" | "staff"): Promise<Item[]> {
  const asked = { conversationId: of.conversationId, senderType, expected: of.acknowledged.length }
  const ids = await archivedMessages(reader.person.browser, asked)
  return ids.map(id => ({ id, channel: of.conversationId }))
}
