import { randomUUID } from "node:crypto"
import { organization as organizationSchema } from "../../protocol/organization.ts"
import { archivedMessages } from "../client/archive.ts"
import { Browser } from "../client/browser.ts"
import { orThrow, type Person, signIn } from "../client/people.ts"
import { type Figures, figures } from "../simulation/history/figures.ts"
import type { Item, Observer, Sent } from "../simulation/history/history.ts"
import { customer } from "./customer.ts"
import { dice } from "./dice.ts"
import type { Talk } from "./talk.ts"
import { Watch } from "./watch.ts"

export interface FloodSettings {
  texts: string[]
  customers: number
  url: string
  /** Address of the organization, its id or its slug. */
  organization: string
  /** A sign-in of its staff, who watches. */
  staff: { email: string; password: string }
  /** The same seed loses connections at the same messages. */
  seed: number
}

/** Sends every text through a running Parley as guests, each in a conversation of their own, while one of its staff watches. */
export async function flood({ texts, url, organization, staff, seed, ...settings }: FloodSettings): Promise<Figures> {
  const agent = await signIn(url, staff)
  const organizationId = await idOf(url, organization)
  const talks = share(texts, settings.customers)
  const watch = await Watch.open(agent, organizationId, { talks, roll: dice(seed) })
  try {
    await Promise.all(talks.map((talk, index) => customer(url, organizationId, { talk, roll: dice(seed + index + 1) })))
    await watch.hasSeenAll()
    return figures({ sent: sent(talks), observers: [watcher(watch)], log: null, archive: await archived(agent, talks) })
  } finally {
    watch.close()
  }
}

/** Deals the texts out in turn, so that everybody talks at the same time. */
function share(texts: string[], customers: number): Talk[] {
  return Array.from({ length: Math.min(customers, texts.length) }, (_, first) => ({
    sender: randomUUID(),
    messages: texts.filter((_, index) => index % customers === first).map(text => ({ id: randomUUID(), text })),
  }))
}

async function idOf(url: string, address: string): Promise<string> {
  const answer = await new Browser(url).get(`/organizations/${address}`)
  return organizationSchema.parse(orThrow(answer)).id
}

/** A customer goes on only when a message is accepted, so all of them are acknowledged in the end. */
const sent = (talks: Talk[]): Sent[] =>
  talks.flatMap(({ sender, messages }) =>
    messages.map(({ id, text }) => ({ id, sender, channel: sender, content: text, outcome: "acknowledged" })),
  )

/** The line resumes where it was lost, so all of its sockets are one connection. */
const watcher = ({ seen }: Watch): Observer => ({
  name: "the watcher",
  channels: "all",
  seesPrivate: true,
  connections: [{ snapshot: null, heard: seen }],
  shows: null,
})

/** The customers' messages as Postgres has them. */
async function archived({ browser }: Person, talks: Talk[]): Promise<Item[]> {
  const all: Item[] = []
  for (const { sender, messages } of talks) {
    const asked = { conversationId: sender, senderType: "customer" as const, expected: messages.length }
    all.push(...(await archivedMessages(browser, asked)).map(id => ({ id, channel: sender })))
  }
  return all
}
