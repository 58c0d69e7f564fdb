import { database } from "../../drizzle/client.ts"
import { invitation, member, organization } from "../../drizzle/schema/auth.ts"
import { customerNotes, customers } from "../../drizzle/schema/customers.ts"
import { deskItems } from "../../drizzle/schema/desk-items.ts"
import { knowledgeEntries } from "../../drizzle/schema/knowledge.ts"
import type { Role } from "../../protocol/person.ts"
import type { Env } from "../env.ts"
import { signLink } from "../identity/signed-link.ts"
import { organizationStub } from "../identity/stub.ts"
import { asSuperuser } from "../test/as-superuser.ts"
import { atHand } from "./at-hand.ts"
import { type Cast, cast } from "./columns.ts"
import { crowd } from "./crowd.ts"
import { playTalk } from "./play-talk.ts"

/** How the conversation stands that everything is about. */
export type Standing =
  | "open"
  | "waiting"
  | "claimed"
  | "resolved"
  | "answering"
  | "answered"
  | "snoozed"
  | "scheduled"
  | "besides another"

/** What a request can name. */
export interface Things {
  organizationId: string
  conversationId: string
  customerId: string
  /** The operation that began the conversation. */
  operationId: string
  /** A note of the agent's in it. */
  noteId: string
  /** A message of the agent's that is to be sent later, where there is one. */
  scheduledId: string
  /** Another conversation of the same customer, where there is one. */
  besideId: string
  /** The assistant's in it, where there is one. */
  answerId: string
  memberId: string
  /** One that was sent, as its organization sees it; and the same one as its receiver sees it. */
  invitationId: string
  /** What the organization has written down, and not published. */
  entryId: string
  /** What the team has at hand; `own` is a view of the colleague's. */
  itemIds: Record<"replies" | "macros" | "views" | "own", string>
  /** Of links in mails: to a conversation whose customer has left no address, and to have no more mail. */
  returnToken: string
  stopToken: string
  /** A browser of the colleague's. */
  deviceId: string
  /** What the agent has written down about the customer. */
  customerNoteId: string
}

export type World = Awaited<ReturnType<typeof world>>

const roles: [Cast, Role][] = [
  ["member", "member"],
  ["agent", "agent"],
  ["admin", "admin"],
  ["owner", "owner"],
  ["removed", "agent"],
  ["colleague", "agent"],
]

/** One organization with everybody around it, a conversation of `customer`, and an invitation for `other`. */
export async function world(env: Env, standing: Standing = "open") {
  const db = database(env)
  const people = await crowd(env, db)
  const memberIds = Object.fromEntries(cast.map(name => [name, crypto.randomUUID()])) as Record<Cast, string>
  const here = {
    ...names(),
    customerId: people.customer.userId,
    memberId: memberIds.colleague,
    deviceId: people.colleague.deviceId,
  }
  here.returnToken = await signLink(env, { to: "return", ...here, address, until: Number.MAX_SAFE_INTEGER })
  here.stopToken = await signLink(env, { to: "stop", ...here, address })
  const elsewhere = names()
  const expiresAt = new Date(Date.now() + 3_600_000)
  const said = secrets()
  const written = { ...knowledge, body: said.knowledge }
  const noted = { authorId: people.agent.userId, authorName: "agent", text: said.customerNote }
  const invited = { role: "agent", expiresAt }
  const belongs = { organizationId: here.organizationId }
  await db.batch([
    asSuperuser(db),
    db.insert(organization).values([
      { id: here.organizationId, name: "Harbour", slug: `here-${here.organizationId.slice(0, 8)}` },
      { id: elsewhere.organizationId, name: "Mill", slug: `there-${elsewhere.organizationId.slice(0, 8)}` },
    ]),
    db.insert(member).values([
      ...roles.map(([name, role]) => ({
        ...belongs,
        id: memberIds[name],
        userId: people[name].userId,
        role,
      })),
      {
        id: elsewhere.memberId,
        organizationId: elsewhere.organizationId,
        userId: people.foreign.userId,
        role: "owner",
      },
    ]),
    db
      .insert(customers)
      .values((["guest", "customer", "other"] as const).map(name => ({ ...belongs, userId: people[name].userId }))),
    db.insert(customers).values({ organizationId: elsewhere.organizationId, userId: people.customer.userId }),
    db.insert(customerNotes).values(
      [here, elsewhere].map(({ organizationId, customerNoteId: id }) => ({
        ...noted,
        ...{ id, organizationId, userId: people.customer.userId },
      })),
    ),
    db.insert(knowledgeEntries).values([
      { ...written, id: here.entryId, organizationId: here.organizationId, updatedBy: people.agent.userId },
      { ...written, id: elsewhere.entryId, organizationId: elsewhere.organizationId },
    ]),
    db.insert(deskItems).values(atHand({ people, here, said })),
    db.insert(invitation).values([
      { ...invited, ...belongs, id: here.invitationId, email: people.other.email, inviterId: people.owner.userId },
      {
        ...invited,
        id: elsewhere.invitationId,
        organizationId: elsewhere.organizationId,
        email: "joan@example.com",
        inviterId: people.foreign.userId,
      },
    ]),
  ])
  const stub = organizationStub(env, { id: here.organizationId, region: "auto" })
  const made = { env, people, here, elsewhere, memberIds, stub, said }
  await playTalk(made, standing)
  return made
}

const address = "clara@example.com"

/** Ids under which there may be something or nothing. */
export const names = (): Things => ({
  organizationId: crypto.randomUUID(),
  conversationId: crypto.randomUUID(),
  customerId: crypto.randomUUID(),
  operationId: crypto.randomUUID(),
  noteId: crypto.randomUUID(),
  scheduledId: crypto.randomUUID(),
  besideId: crypto.randomUUID(),
  answerId: crypto.randomUUID(),
  memberId: crypto.randomUUID(),
  invitationId: crypto.randomUUID(),
  entryId: crypto.randomUUID(),
  itemIds: {
    replies: crypto.randomUUID(),
    macros: crypto.randomUUID(),
    views: crypto.randomUUID(),
    own: crypto.randomUUID(),
  },
  deviceId: crypto.randomUUID(),
  customerNoteId: crypto.randomUUID(),
  returnToken: "made-up",
  stopToken: "made-up",
})

const knowledge = {
  title: "What does a group pay?",
  questions: [],
  source: "written" as const,
  status: "draft" as const,
  revision: crypto.randomUUID(),
}

/** What only some may read, told apart from everything else by its number. */
export const secrets = () => ({
  message: `ferry ${crypto.randomUUID()}`,
  note: `note ${crypto.randomUUID()}`,
  knowledge: `price ${crypto.randomUUID()}`,
  customerNote: `about ${crypto.randomUUID()}`,
  own: `view ${crypto.randomUUID()}`,
})

/** Takes `removed` out of the team, as an owner does it. */
export async function dismiss({ people, here, memberIds }: World): Promise<void> {
  const path = `/organizations/${here.organizationId}/members/${memberIds.removed}`
  const { status } = await people.owner.browser.delete(path)
  if (status !== 204) throw new Error(`The removal was answered with ${status}`)
}
