// First, as in the page: it says which layer is above which.
import "../look/look.css"
import "../look/console.css"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import type { Conversation } from "../../protocol/conversation.ts"
import { type Clocks, noWork } from "../../protocol/work.ts"
import { previewWords } from "../thread/preview-words.ts"
import { ConversationList } from "./conversation-list.tsx"
import { AllDue, NextDueAloud } from "./due.tsx"
import { conversationOf, pretendLine, waiting } from "./pretend-line.tsx"

// Watched, not replaced: a row that is drawn asks for the words of its preview.
vi.mock("../thread/preview-words.ts", { spy: true })

const minuteMs = 60_000
const nine = new Date(2026, 11, 21, 9).getTime()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: nine })
})
afterEach(() => {
  vi.useRealTimers()
})

const within = (minutes: number) => ({
  since: nine,
  amberAt: nine + minutes * 0.75 * minuteMs,
  due: nine + minutes * minuteMs,
  isBreached: false,
})
const promised = (clocks: Clocks): Conversation => ({
  ...conversationOf("Lena", waiting(nine)),
  work: { ...noWork, clocks },
})

test("a row says what is due next: calm, then soon, then late; it is not drawn again for it", async () => {
  const { show, around } = pretendLine()
  show(promised({ first: within(40), resolution: within(600) }))
  const screen = await render(around(<ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />))
  const due = screen.getByTitle("Due Mon 21 Dec, 09:40")
  await expect.element(due).toMatchTextContent("Due in 40 min")
  expect(previewWords).toHaveBeenCalled()
  vi.mocked(previewWords).mockClear()
  await vi.advanceTimersByTimeAsync(31 * minuteMs)
  await expect.element(due).toMatchTextContent("Due soon, 9 min")
  await expect.element(due).toHaveClass("wait")
  await vi.advanceTimersByTimeAsync(14 * minuteMs)
  await expect.element(due).toMatchTextContent("5 min late")
  await expect.element(due).toHaveClass("late")
  await expect.element(screen.getByText("45 min", { exact: true })).toBeVisible()
  expect(previewWords).not.toHaveBeenCalled()
})

test("the head of a thread says what is due next, and reads out once what gets close or is broken", async () => {
  const clocks = { next: within(40), resolution: within(50) }
  const screen = await render(<NextDueAloud conversation={promised(clocks)} />)
  const aloud = screen.getByRole("status")
  await expect.element(screen.getByText("Reply due in 40 min")).toBeVisible()
  await expect.element(aloud).toBeEmptyDOMElement()
  await vi.advanceTimersByTimeAsync(31 * minuteMs)
  await expect.element(aloud).toMatchTextContent("Reply due soon.")
  await vi.advanceTimersByTimeAsync(10 * minuteMs)
  await expect.element(aloud).toMatchTextContent("Reply late. Resolution due soon.")
  await expect.element(screen.getByText("Reply 1 min late")).toBeVisible()
})

test("the details of a conversation say all that is promised", async () => {
  const conversation = promised({ first: within(40), resolution: within(600) })
  const screen = await render(
    <dl>
      <AllDue conversation={conversation} />
    </dl>,
  )
  await expect.element(screen.getByRole("term").first()).toMatchTextContent("First reply")
  await expect.element(screen.getByRole("definition").first()).toMatchTextContent("due in 40 min")
  await expect.element(screen.getByRole("definition").last()).toMatchTextContent("due in 10 h")
})

test("where nothing is promised nothing is said", async () => {
  const screen = await render(<NextDueAloud conversation={conversationOf("Lena", waiting(nine))} />)
  await expect.element(screen.getByRole("status")).toBeEmptyDOMElement()
  expect(screen.getByText(/due/i).elements()).toEqual([])
})

test("in a head that is narrow what is due is told whole: cut off, 40 hours are 4", async () => {
  const screen = await render(
    <div className="console">
      <div className="thread">
        <div className="head">
          <div className="what" style={{ flex: "none", width: "120px" }}>
            <div className="standing small soft">
              <NextDueAloud conversation={promised({ resolution: within(2_400) })} />
            </div>
          </div>
        </div>
      </div>
    </div>,
  )
  const chip = screen.getByText("Resolution due in 40 h").element()
  expect(chip.getBoundingClientRect().width).toBeLessThanOrEqual(120)
  expect(chip.scrollWidth).toBeLessThanOrEqual(chip.clientWidth)
})
