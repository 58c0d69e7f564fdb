import { expect, test } from "vitest"
import { lena, Scene, Talk, uuid } from "./scene.ts"
import { timelineOf } from "./timeline.ts"

const byInes = { kind: "staff", id: null, name: "Ines" } as const

/** Lena's page with a conversation in which Ines has said something and corrected it. */
function reading() {
  const talk = new Talk(10)
  const said = talk.ines("The code is parsley")
  const edited = { type: "edited", entryId: said.id, of: "message", text: "The code is coriander" } as const
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  for (const question of scene.asked())
    if (question.about === "entries") scene.happens({ type: "entries_fetched", question, page: talk.page() })
  const hears = (...entries: Parameters<typeof talk.add>[1][]) =>
    scene.hears({ type: "entries", entries: entries.map(body => talk.add(byInes, body)), more: false })
  return { talk, scene, said, edited, hears }
}

test("what was corrected says so, and keeps what it said first", () => {
  const { talk, scene, said, edited, hears } = reading()
  hears(edited)
  expect(timelineOf(scene.state, talk.id).find(({ id }) => id === said.id)).toMatchObject({
    entry: { body: { text: "The code is parsley" } },
    correction: { text: "The code is coriander" },
  })
})

test("what was taken back is gone from everything that the page holds", () => {
  const { talk, scene, said, edited, hears } = reading()
  hears(edited)
  const held = () =>
    JSON.stringify([
      scene.state.threads,
      [...scene.state.conversations.ids()].map(id => scene.state.conversations.get(id)),
    ])
  expect(held()).toMatch(/parsley.*coriander/)
  hears({ type: "deleted", entryId: said.id, of: "message" })
  expect(held()).not.toMatch(/parsley|coriander/)
  expect(timelineOf(scene.state, talk.id).find(({ id }) => id === said.id)).toMatchObject({
    correction: { text: null, author: { name: "Ines" } },
  })
})

test("what was taken back while its page was being read does not come with it", () => {
  const { talk, said } = reading()
  const page = talk.page()
  const again = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  again.happens({ type: "thread_wanted", conversationId: talk.id })
  const deleted = talk.add(byInes, { type: "deleted", entryId: said.id, of: "message" }, uuid(77))
  again.hears({ type: "entries", entries: [deleted], more: false })
  for (const question of again.asked())
    if (question.about === "entries") again.happens({ type: "entries_fetched", question, page })
  expect(again.state.threads[talk.id]).toMatchObject({ status: "loaded" })
  expect(JSON.stringify(again.state.threads)).not.toContain("parsley")
})
