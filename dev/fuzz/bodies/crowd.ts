import { z } from "zod"
import { Browser } from "../../client/browser.ts"
import { orThrow, type Person, signUp } from "../../client/people.ts"
import type { Things } from "./valid-bodies.ts"
import { origin } from "./watched-worker.ts"

export const password = "correct horse battery"

export interface Crowd extends Things {
  /** Somebody with a session of each kind, by what they are; nobody has none. */
  cookies: [kind: string, cookie: string][]
  /** Operations that were accepted so far. */
  accepted: Set<string>
}

const made = z.object({ id: z.uuid() })
const started = z.object({ conversation: made, entry: made })
const memberList = z.object({ members: z.array(z.object({ id: z.uuid(), role: z.string() })) })

/** An organization with everybody in it, somebody of another one, a guest, and a few conversations. */
export async function gather(url: string): Promise<Crowd> {
  const come = (name: string): Promise<Person> =>
    signUp(new Browser(url, { origin }), { name, email: `${name.toLowerCase()}@example.com`, password })
  const [owner, outsider, customer] = [await come("Nora"), await come("Otto"), await come("Clara")]
  const organizationId = await found(owner, "harbour")
  await found(outsider, "mill")
  const invited = await Promise.all(["admin", "agent", "member"].map(role => join(owner, organizationId, role)))
  const visitor = new Browser(url, { origin })
  orThrow(await visitor.post("/auth/sign-in/anonymous", {}))
  const kinds = {
    customer: customer.browser,
    guest: visitor,
    outsider: outsider.browser,
    member: invited[2] ?? visitor,
  }
  const accepted = new Set<string>()
  const conversationIds: string[] = []
  for (const browser of Object.values(kinds)) {
    const answer = await browser.post("/conversations", { organizationId, text: "Is the ferry running?" })
    const { conversation, entry } = started.parse(orThrow(answer))
    conversationIds.push(conversation.id)
    accepted.add(entry.id)
  }
  const all = memberList.parse(orThrow(await owner.browser.get(`/organizations/${organizationId}/members`)))
  const memberIds = all.members.filter(({ role }) => role !== "owner").map(({ id }) => id)
  const entry = { title: "Dogs", text: "On a leash." }
  const written = made.parse(orThrow(await owner.browser.post(`/organizations/${organizationId}/knowledge`, entry)))
  const staff = { owner: owner.browser, admin: invited[0] ?? visitor, agent: invited[1] ?? visitor }
  const cookies = Object.entries({ ...kinds, ...staff }).map(([kind, { cookie }]): [string, string] => [kind, cookie])
  return {
    ...{
      organizationId,
      conversationIds,
      memberIds,
      entryIds: [written.id],
      accepted,
      password,
      email: "clara@example.com",
    },
    cookies: [["nobody", ""], ...cookies],
  }

  async function join(owner: Person, organizationId: string, role: string): Promise<Browser> {
    const person = await come(`Joan-${role}`)
    const email = `joan-${role}@example.com`
    const { id } = made.parse(
      orThrow(await owner.browser.post(`/organizations/${organizationId}/invitations`, { email, role })),
    )
    orThrow(await person.browser.post(`/invitations/${id}/acceptance`))
    return person.browser
  }
}

async function found({ browser }: Person, slug: string): Promise<string> {
  return made.parse(orThrow(await browser.post("/organizations", { name: "Harbour", slug }))).id
}
