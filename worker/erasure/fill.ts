import { runInDurableObject } from "cloudflare:test"
import { expect } from "vitest"
import { database } from "../../drizzle/client.ts"
import { stopMail } from "../../drizzle/notifications/mail-stops.ts"
import { notificationSettings } from "../../drizzle/schema/notifications.ts"
import { ownPreferences } from "../../drizzle/schema/preferences.ts"
import { within } from "../../drizzle/scope.ts"
import { notificationDefaults } from "../../protocol/notification.ts"
import { preferenceDefaults } from "../../protocol/preferences.ts"
import { courierStub } from "../courier/courier-stub.ts"
import type { Env } from "../env.ts"
import type { Person } from "../test/people.ts"
import { begin } from "../test/talk.ts"

interface Filling {
  env: Env
  id: string
  agent: Person
  customer: Person
  /** Is in every text. */
  word: string
}

/** Lets a customer and staff do everything that leaves something of the customer anywhere. Answers their conversations. */
export async function fill({ env, id, agent, customer, word }: Filling): Promise<string[]> {
  const ok = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer
    expect({ status: status < 300, body }).toEqual({ status: true, body })
  }
  const { browser: theirs } = customer
  const { browser: staff } = agent
  const one = await begin(customer, id, `${word} one`)
  const two = await begin(customer, id, `${word} two`)
  const at = (path: string) => `/conversations/${one}/${path}`
  const email = `${word}@left.example.com`
  await ok(theirs.put(at("email"), { email }))
  await ok(theirs.post(at("escalation"), { reason: `${word} is lost` }))
  await ok(staff.post(at("claim")))
  await ok(staff.post(at("messages"), { text: `Hello ${word}` }))
  await ok(staff.post(at("messages"), { text: `${word} again`, kind: "note", mentions: [agent.userId] }))
  await ok(staff.put(at("draft"), { text: `Dear ${word}`, kind: "message" }))
  const tomorrow = Date.now() + 86_400_000
  await ok(staff.post(at("scheduled-messages"), { text: `Good morning ${word}`, at: tomorrow }))
  await ok(staff.post(`/conversations/${two}/merge`, { into: one }))
  await ok(staff.put(`/conversations/${two}/draft`, { text: `About ${word}`, kind: "note" }))
  const person = `/organizations/${id}/customers/${customer.userId}`
  await ok(staff.patch(person, { attributes: { plan: word } }))
  await ok(staff.post(`${person}/notes`, { text: `${word} comes every summer` }))
  // As somebody has it who was once of the staff.
  const key = { organizationId: id, userId: customer.userId }
  const db = database(env)
  await within(db, { kind: "person", userId: customer.userId }, [
    db.insert(notificationSettings).values({ ...key, settings: notificationDefaults }),
    db.insert(ownPreferences).values({ ...key, preferences: preferenceDefaults }),
  ])
  await stopMail(db, { organizationId: id, address: email })
  const organization = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(id))
  await runInDurableObject(organization, (_object, { storage }) => {
    storage.sql.exec("insert into mailed (conversation_id, delivered, read, said) values (?, 0, 0, 0)", one)
  })
  // Waits where no round comes by, and was done.
  await runInDurableObject(courierStub(env, { id, region: "auto" }), (_object, { storage }) => {
    const job = { kind: "mail", until: tomorrow, recipient: `mail ${email}`, letter: { to: email, subject: word } }
    storage.sql.exec(
      "insert into job (id, at, tries, data) values (?, ?, 0, ?)",
      `${one} 7 mail`,
      tomorrow,
      JSON.stringify(job),
    )
    storage.sql.exec(
      "insert into done (id, at, recipient) values (?, ?, ?)",
      `${one} 3 mail`,
      Date.now(),
      `mail ${email.toLowerCase()}`,
    )
  })
  return [one, two]
}
