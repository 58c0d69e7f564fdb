import { randomUUID } from "node:crypto"
import { organization as organizationSchema } from "../../protocol/organization.ts"
import { Browser } from "../client/browser.ts"
import { orThrow, signIn } from "../client/people.ts"
import { archivedMessages } from "./archived-messages.ts"
import { customer } from "./customer.ts"
import { dice } from "./dice.ts"
import { type Figures, type Sent, tally } from "./tally.ts"
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
  const sent = share(texts, settings.customers)
  const watch = await Watch.open(agent, organizationId, { sent, roll: dice(seed) })
  try {
    await Promise.all(
      sent.map((one, index) => customer(url, organizationId, { sent: one, roll: dice(seed + index + 1) })),
    )
    await watch.hasSeenAll()
    return tally(sent, watch.seen, await archivedMessages(agent, sent))
  } finally {
    watch.close()
  }
}

/** Deals the texts out in turn, so that everybody talks at the same time. */
function share(texts: string[], customers: number): Sent[] {
  return Array.from({ length: Math.min(customers, texts.length) }, (_, first) => ({
    conversationId: randomUUID(),
    messages: texts.filter((_, index) => index % customers === first).map(text => ({ id: randomUUID(), text })),
  }))
}

async function idOf(url: string, address: string): Promise<string> {
  const answer = await new Browser(url).get(`/organizations/${address}`)
  return organizationSchema.parse(orThrow(answer)).id
}
