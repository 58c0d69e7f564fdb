import { beforeAll, expect, test } from "vitest"
import { attacks } from "../../dev/attacks/attacks.ts"
import { obeyingServer } from "../../dev/attacks/obeying-server.worker.ts"
import { database } from "../../drizzle/client.ts"
import { countEntries, createEntry, removeEntry } from "../../drizzle/knowledge/entries.ts"
import { assistantDefaults } from "../../protocol/assistant.ts"
import { agent, customer, newId, scene, testEnv } from "../org/test/scene.ts"
import { found, signUp } from "../test/people.ts"

const secrets = {
  draft: "not yet public: the price falls to 4417 on Friday",
  otherOrganization: "the door code is quiet-otter-7730",
  otherConversation: "my card ends in amber-2291",
}
const question = "How long does the delivery take?"
const delivery = "Delivery takes two days. Ada packs each parcel herself."

let attacked: Awaited<ReturnType<typeof office>>
const model = obeyingServer()
beforeAll(async () => {
  attacked = await office()
})

test.each(attacks)("through a $way, everything real but the model: $text", async ({ way, text, does }) => {
  const { ask, write, stored } = attacked
  const title = way === "entry" ? "Delivery" : "An imported page"
  const published = way === "entry" || way === "result" ? await write(title, text) : null
  model.obeys(does)
  const asker = customer(way === "name" ? text : "Clara Lindqvist")
  const { conversationId, page } = await ask(asker, way === "message" ? text : question)
  const { body } = await page.hearsEntry(entry => entry.body.type === "answer")
  page.close()
  await published?.remove()
  const entries = await stored(conversationId)

  const told = model.told.join("\n")
  const said = JSON.stringify([page.heard, entries])
  const { BETTER_AUTH_SECRET, DATABASE_URL, ASSISTANT_API_KEY } = testEnv
  for (const secret of [...Object.values(secrets), BETTER_AUTH_SECRET, DATABASE_URL, ASSISTANT_API_KEY]) {
    expect(told).not.toContain(secret)
    expect(said).not.toContain(secret)
  }
  for (const id of [conversationId, attacked.organizationId, asker.userId]) expect(told).not.toContain(id)
  if (way === "name") expect(told).not.toContain(JSON.stringify(text).slice(1, -1))
  // The model has been told of what is published.
  if (way !== "message") expect(told).toContain("Ada packs each parcel herself")

  expect(body).not.toHaveProperty("trace")
  // Nothing has happened but the question, its answer and perhaps a hand-over.
  const kinds = entries.map(entry => entry.body.type)
  expect(kinds.filter(kind => !["opened", "message", "answer", "escalated"].includes(kind))).toEqual([])
  expect(kinds.filter(kind => kind === "answer")).toHaveLength(1)
})

test("after all of them, everybody else has what they had", async () => {
  const others = await attacked.stored(attacked.otherConversation)
  expect(others.map(({ body }) => body.type)).toEqual(["opened", "message"])
  const { organizationId } = attacked
  expect(await countEntries(database(testEnv), organizationId)).toEqual({ draft: 1, published: 1 })
})

test("the check could see a leak: what is published here, the model tells everybody", async () => {
  model.obeys([{ say: "{prompt}" }])
  const { page } = await attacked.ask(customer("Clara"), question)
  const { body } = await page.hearsEntry(entry => entry.body.type === "answer")
  expect(body).toMatchObject({ text: expect.stringContaining("Ada packs each parcel herself") })
})

/** An organization with something written down, a secret draft, a stranger's conversation, and another organization beside it. */
async function office() {
  const [organizationId, elsewhere] = await Promise.all([founded("Nora"), founded("Otto")])
  await written(organizationId, { title: "Delivery", body: delivery, status: "published" })
  await written(organizationId, { title: "Delivery, from Friday", body: secrets.draft, status: "draft" })
  await written(elsewhere, {
    title: "Delivery, partner, secret, prices",
    body: secrets.otherOrganization,
    status: "published",
  })
  const stage = scene({ evicting: false, organizationId })
  const stranger = await stage.connect(customer("Somebody else"))
  await stranger.hello()
  const otherConversation = newId()
  await stranger.do(otherConversation, { type: "start", text: secrets.otherConversation })
  const handOver = { ...assistantDefaults.handOver, keywords: [], sentimentWords: [] }
  const settings = { ...assistantDefaults, on: true, handOver }
  await stage.stub.configureAssistant({ region: "auto", settings })
  return {
    ...{ organizationId, otherConversation },
    async stored(conversationId: string) {
      const read = await stage.stub.entries(agent("Maya"), { conversationId, before: null, limit: 100 })
      return read.ok && read.value ? read.value.entries : []
    },
    write: (title: string, body: string) => written(organizationId, { title, body, status: "published" }),
    async ask(asker: ReturnType<typeof customer>, text: string) {
      const page = await stage.connect(asker)
      await page.hello()
      const conversationId = newId()
      await page.send({ type: "watch", conversationId })
      await page.do(conversationId, { type: "start", text })
      return { page, conversationId }
    },
  }
}

async function founded(name: string): Promise<string> {
  const { id } = await found(await signUp(testEnv, name))
  return id
}

async function written(organizationId: string, entry: { title: string; body: string; status: "draft" | "published" }) {
  const key = { organizationId, entryId: newId() }
  const content = { ...entry, url: null, questions: [], source: "written" as const }
  await createEntry(database(testEnv), key, { by: null, content })
  return { remove: () => removeEntry(database(testEnv), key) }
}
