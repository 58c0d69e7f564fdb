import { expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { lena, Scene, Talk } from "../live/scene.ts"
import { Timeline } from "./timeline.tsx"
import "../look/look.css"

/** Lena's page, on which she has read back through a conversation of so many messages by Ines, of different lengths. */
async function longThread(messages: number) {
  const talk = new Talk(10)
  for (let number = 1; number <= messages; number += 1)
    talk.ines(`Message ${number}. ${"And more. ".repeat((number * 7) % 40)}`)
  const read = messages + 1
  const receipts = { customer: { delivered: read, read }, staff: { delivered: 0, read: 0 } }
  const scene = new Scene().welcomed(lena, { conversations: [{ ...talk.conversation, receipts }] })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  for (const question of scene.asked())
    if (question.about === "entries")
      scene.happens({ type: "entries_fetched", question, page: talk.page(messages + 1) })
  const client = {
    open: vi.fn(),
    retry: vi.fn(),
    discard: vi.fn(),
    regenerate: vi.fn(),
    rate: vi.fn(),
    loadOlder: vi.fn(),
  }
  const page = () => (
    <div style={{ display: "grid", height: "400px" }}>
      <Timeline client={client} state={scene.state} conversationId={talk.id} side="customer" />
    </div>
  )
  const screen = await render(page())
  const log = screen.getByRole("log")
  const line = (number: number) => log.getByText(new RegExp(`^Message ${number}\\.`))
  return { talk, scene, screen, log, line, show: () => screen.rerender(page()) }
}

const nextFrame = () => new Promise(requestAnimationFrame)

test("of five thousand messages only those around the screen are in the document, wherever one is", async () => {
  const { log, line } = await longThread(5_000)
  await expect.element(line(5_000)).toBeVisible()
  for (const top of [200_000, 0]) {
    log.element().scrollTop = top
    await expect.poll(() => log.getByRole("listitem").elements().length).toBeLessThan(150)
    await nextFrame()
    await expect.poll(() => log.getByRole("listitem").elements().length).toBeGreaterThan(5)
  }
  await expect.element(line(1)).toBeVisible()
})

test("what is read stays under the eye while one scrolls up past what was never measured", async () => {
  const { log } = await longThread(400)
  log.element().scrollTop -= 3_000
  await nextFrame()
  const seen = () =>
    log
      .getByRole("listitem")
      .elements()
      .find(row => row.getBoundingClientRect().top > 50)
  for (let step = 0; step < 40; step += 1) {
    const row = seen()
    const before = row?.getBoundingClientRect().top ?? 0
    log.element().scrollTop -= 150
    await nextFrame()
    await nextFrame()
    expect(Math.abs((row?.getBoundingClientRect().top ?? 0) - before - 150)).toBeLessThan(2)
  }
})

test("whoever jumps to the newest is at the end, and stays there", async () => {
  const { talk, scene, screen, log, line, show } = await longThread(1_000)
  log.element().scrollTop = 0
  await userEvent.click(screen.getByRole("button", { name: "Newest" }))
  await expect.element(line(1_000)).toBeVisible()
  scene.hears({ type: "entries", entries: [talk.ines("And one more")], more: false })
  await show()
  await expect.element(log.getByText("And one more")).toBeVisible()
})

test("what is selected stays in the document however far one scrolls, so that it can be copied whole", async () => {
  const { log, line } = await longThread(600)
  const [from, to] = [line(595).element(), line(598).element()]
  document.getSelection()?.setBaseAndExtent(from, 0, to, 1)
  const copied = document.getSelection()?.toString()
  log.element().scrollTop -= 6_000
  await expect.element(line(560)).toBeInTheDocument()
  await nextFrame()
  expect(copied).toMatch(/^Message 595(?:.|\n)*Message 598/)
  expect(document.getSelection()?.toString()).toBe(copied)
  document.getSelection()?.removeAllRanges()
})
