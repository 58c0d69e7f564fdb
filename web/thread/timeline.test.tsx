import { expect, onTestFinished, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { lena, Scene, Talk, uuid } from "../live/scene.ts"
import { Timeline } from "./timeline.tsx"
import "../look/look.css"

interface Reading {
  pageSize?: number
  read?: number
  at?: number
}

/** Lena's page with a conversation of so many messages by Ines, read up to a position; the newest page of it is on its way. */
async function reading(messages: number, { pageSize = 50, read = messages + 1, at }: Reading = {}) {
  const talk = new Talk(10)
  for (let number = 1; number <= messages; number += 1) talk.ines(`Message ${number}`)
  const receipts = { customer: { delivered: read, read }, staff: { delivered: 0, read: 0 } }
  const scene = new Scene().welcomed(lena, { conversations: [{ ...talk.conversation, receipts }] })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  const answer = (cursor: string | null, page = talk.page(pageSize)) => {
    for (const question of scene.asked()) {
      if (question.about !== "entries" || question.cursor !== cursor) continue
      scene.happens({ type: "entries_fetched", question, page })
    }
  }
  const client = {
    open: vi.fn(),
    retry: vi.fn(),
    discard: vi.fn(),
    regenerate: vi.fn(),
    rate: vi.fn(),
    loadOlder: vi.fn((conversationId: string) => void scene.happens({ type: "older_wanted", conversationId })),
  }
  const page = () => (
    <div style={{ display: "grid", height: "400px" }}>
      <Timeline client={client} state={scene.state} conversationId={talk.id} side="customer" at={at ?? null} />
    </div>
  )
  const screen = await render(page())
  const log = screen.getByRole("log")
  const show = () => screen.rerender(page())
  const fromEnd = () => log.element().scrollHeight - log.element().scrollTop - log.element().clientHeight
  return { talk, scene, client, screen, log, show, answer, fromEnd }
}

const entries = (...list: Talk["entries"]) => ({ type: "entries", entries: list, more: false }) as const

test("a conversation opens at its end, and stays there when somebody writes", async () => {
  const { talk, scene, screen, show, answer, fromEnd } = await reading(40)
  await expect.element(screen.getByText("Loading messages")).toBeInTheDocument()
  answer(null)
  await show()
  await expect.element(screen.getByText("Message 40")).toBeVisible()
  expect(fromEnd()).toBeLessThan(2)
  scene.hears(entries(talk.ines("And one more")))
  await show()
  await expect.element(screen.getByText("And one more").first()).toBeVisible()
  expect(fromEnd()).toBeLessThan(2)
})

test("nothing stands under the grey lines that would jump when the messages come", async () => {
  const { screen, log, show, answer } = await reading(2)
  await expect.element(screen.getByText("Loading messages")).toBeInTheDocument()
  const list = log.element().querySelector("ol")
  expect(list?.getClientRects().length).toBe(0)
  answer(null)
  await show()
  await expect.element(screen.getByText("Message 2")).toBeVisible()
  expect(list?.getBoundingClientRect().top).toBe(log.element().getBoundingClientRect().top)
})

test("whoever reads further up is left there, and told of what is new", async () => {
  const { talk, scene, screen, log, show, answer } = await reading(40)
  answer(null)
  await show()
  log.element().scrollTop = 600
  await expect.element(screen.getByRole("button", { name: "Newest" })).toBeVisible()
  scene.hears(entries(talk.ines("And one more")))
  await show()
  await expect.element(screen.getByRole("button", { name: "1 new" })).toBeVisible()
  expect(log.element().scrollTop).toBe(600)
  await userEvent.click(screen.getByRole("button", { name: "1 new" }))
  await expect.element(screen.getByRole("button", { name: /new/i })).not.toBeInTheDocument()
  await expect.element(log).toHaveFocus()
})

test("what was said today was said yesterday once it is tomorrow", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 10, 22, 23, 59) })
  onTestFinished(() => void vi.useRealTimers())
  const { talk, scene, screen, show, answer } = await reading(0)
  const said = { ...talk.ines("Good night"), at: Date.now() }
  answer(null, { entries: [said], asOf: 2, epoch: scene.state.epoch ?? "", nextCursor: null })
  await show()
  await expect.element(screen.getByText("Today")).toBeVisible()
  vi.setSystemTime(new Date(2026, 10, 23, 0, 1))
  scene.hears(entries(talk.ines("Good morning")))
  await show()
  await expect.element(screen.getByText("Yesterday")).toBeVisible()
})

test("what is new is where a conversation opens when it does not fit the screen", async () => {
  const { screen, log, show, answer, fromEnd } = await reading(40, { read: 11 })
  answer(null)
  await show()
  const mark = screen.getByText("New messages")
  await expect.element(mark).toBeVisible()
  expect(fromEnd()).toBeGreaterThan(100)
  const below = mark.element().getBoundingClientRect().top - log.element().getBoundingClientRect().top
  expect([below >= 0, below < 60]).toEqual([true, true])
})

test("one's own message is always brought into view", async () => {
  const { talk, scene, log, show, answer, fromEnd } = await reading(40)
  answer(null)
  await show()
  log.element().scrollTop = 600
  await expect.poll(fromEnd).toBeGreaterThan(100)
  scene.does(7, talk.id, { type: "send", text: "Mine" })
  await show()
  await expect.poll(fromEnd).toBeLessThan(2)
})

test("older messages come when one scrolls up, and nothing moves under the eye", async () => {
  const { talk, screen, log, show, answer, client } = await reading(60, { pageSize: 20 })
  answer(null)
  await show()
  log.element().scrollTop = 200
  await expect.poll(() => client.loadOlder.mock.calls.length).toBeGreaterThan(0)
  await show()
  const line = () => screen.getByText("Message 50", { exact: true }).element().getBoundingClientRect().top
  const before = line()
  answer("older", { ...talk.page(), entries: talk.entries.slice(0, -20), nextCursor: null })
  await show()
  await expect.element(screen.getByText("Message 40", { exact: true })).toBeInTheDocument()
  expect(Math.abs(line() - before)).toBeLessThan(2)
  log.element().scrollTop = 0
  await expect.element(screen.getByText("Message 1", { exact: true })).toBeVisible()
})

test("a thread opens at the message that one came for, however much history has to be read first", async () => {
  const { talk, screen, show, answer, client } = await reading(400, { pageSize: 40, at: 62 })
  const inOrder = (entry: Talk["entries"][number], at: number) => ({ ...entry, seq: at + 1 })
  const all = talk.entries.map(inOrder)
  answer(null, { ...talk.page(40), entries: all.slice(-40) })
  await show()
  await expect.poll(() => client.loadOlder.mock.calls.length).toBeGreaterThan(0)
  client.loadOlder.mockClear()
  answer("older", { ...talk.page(), entries: all.slice(200, -40), nextCursor: "oldest" })
  await show()
  await expect.poll(() => client.loadOlder.mock.calls.length).toBeGreaterThan(0)
  answer("oldest", { ...talk.page(), entries: all.slice(0, 200), nextCursor: null })
  await show()
  const wanted = screen.getByText("Message 61", { exact: true })
  await expect.element(wanted).toBeInViewport()
  expect(wanted.element().closest("[data-found]")).not.toBeNull()
  expect(document.querySelectorAll("[data-found]")).toHaveLength(1)
  await expect.element(screen.getByRole("button", { name: "Newest" })).toBeVisible()
})

test("where the history up to the message that one came for cannot be read, one is told so and can go on", async () => {
  const { talk, scene, screen, log, show, answer, client, fromEnd } = await reading(200, { pageSize: 40, at: 62 })
  const all = talk.entries.map((entry, at) => ({ ...entry, seq: at + 1 }))
  answer(null, { ...talk.page(40), entries: all.slice(-40) })
  await show()
  await expect.poll(() => client.loadOlder.mock.calls.length).toBeGreaterThan(0)
  const question = scene.asked().find(one => one.about === "entries" && one.cursor === "older")
  if (question === undefined) throw new Error("The brain did not ask")
  scene.happens({ type: "fetch_failed", question, failure: "unreachable" })
  await show()
  const again = screen.getByRole("button", { name: "Try again" })
  await expect.element(again).toBeInViewport()
  expect(document.querySelectorAll("[data-found]")).toHaveLength(0)
  // They may look elsewhere meanwhile.
  log.element().scrollTop = log.element().scrollHeight
  await show()
  expect(fromEnd()).toBeLessThan(2)
  await userEvent.click(again)
  answer("older", { ...talk.page(), entries: all.slice(0, -40), nextCursor: null })
  await show()
  await expect.element(screen.getByText("Message 61", { exact: true })).toBeInViewport()
  expect(document.querySelectorAll("[data-found]")).toHaveLength(1)
})

test("a message that was refused says why in words, with what can be done", async () => {
  const { talk, scene, screen, show, answer, client } = await reading(1)
  answer(null)
  scene.does(7, talk.id, { type: "send", text: "Will not do" })
  await show()
  await expect.element(screen.getByText("Sending…")).toBeVisible()
  scene.hears({ type: "refused", id: uuid(7), code: "bad_text" })
  await show()
  await expect.element(screen.getByText(/^Not sent\. The text is empty/)).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Try again" }))
  await userEvent.click(screen.getByRole("button", { name: "Discard" }))
  expect([client.retry.mock.calls, client.discard.mock.calls]).toEqual([[[uuid(7)]], [[uuid(7)]]])
})

test("without a line, what is written waits and says so; its echo takes its place", async () => {
  const { talk, scene, screen, show, answer } = await reading(1)
  answer(null)
  scene.drops().does(7, talk.id, { type: "send", text: "From the train" })
  await show()
  await expect.element(screen.getByText("Waiting to be sent")).toBeVisible()
  const bubble = screen.getByText("From the train").element()
  scene.welcomed(lena, { resume: "resumed" }).hears(entries(talk.lena("From the train", uuid(7))))
  await show()
  await expect.element(screen.getByText(/^Sent ·/)).toBeVisible()
  expect(screen.getByText("From the train").element()).toBe(bubble)
})

test("what others write is read out; what was there before and one's own words are not", async () => {
  const { talk, scene, screen, show, answer } = await reading(1)
  answer(null)
  await show()
  const voice = () => [...document.querySelectorAll('p.sr[role="status"]')].map(one => one.textContent).join("")
  expect(voice()).toBe("")
  scene.hears(entries(talk.lena("Mine", uuid(7))))
  await show()
  scene.hears(entries(talk.ines("Hello, Lena")))
  await show()
  await expect.poll(voice).toBe("Ines: Hello, Lena")
  await expect.element(screen.getByText("Mine")).toBeVisible()
})

test("a conversation that is not there says so, one that failed offers to try again", async () => {
  const { scene, screen, show, client } = await reading(1)
  const [question] = scene.asked().filter(one => one.about === "entries")
  if (question === undefined) throw new Error("The brain did not ask")
  scene.happens({ type: "fetch_failed", question, failure: "unreachable" })
  await show()
  await userEvent.click(screen.getByRole("button", { name: "Try again" }))
  expect(client.open).toHaveBeenCalledOnce()
  scene.passes(60_000)
  scene.happens({ type: "fetch_failed", question, failure: "not_found" })
  await show()
  await expect.element(screen.getByText("There is nothing here")).toBeVisible()
})
