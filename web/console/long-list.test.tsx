import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { ConversationList } from "./conversation-list.tsx"
import { conversationOf, pretendLine, waiting } from "./pretend-line.tsx"
import "../look/look.css"
import "../look/console.css"

/** A queue of so many in which number 1 waits longest, on a screen that shows a few of them. */
async function longList(count: number) {
  const { show, around } = pretendLine()
  const everybody = Array.from({ length: count }, (_, index) =>
    conversationOf(`Number ${index + 1}`, waiting(1_000 + index)),
  )
  show(...everybody)
  const screen = await render(
    around(
      <>
        <div className="console" style={{ gridTemplate: "100% / 100%", height: "400px" }}>
          <ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />
        </div>
        <button type="button">Elsewhere</button>
      </>,
    ),
  )
  await userEvent.hover(screen.getByRole("button", { name: "Elsewhere" }))
  const row = (number: number) => screen.getByRole("link", { name: new RegExp(`^Number ${number} \\d`) })
  const scroller = () => screen.getByRole("list").element().parentElement ?? document.body
  const topOf = (number: number) => row(number).element().getBoundingClientRect().top
  return { screen, show, everybody, row, scroller, topOf }
}

test("of two thousand rows only those on screen are in the document, and each says which of how many it is", async () => {
  const { screen, row } = await longList(2_000)
  await expect.element(row(1)).toBeVisible()
  expect(screen.getByRole("listitem").elements().length).toBeLessThan(40)
  const items = screen.getByRole("listitem").elements()
  expect([items[1]?.getAttribute("aria-posinset"), items[1]?.getAttribute("aria-setsize")]).toEqual(["2", "2000"])
})

test("J, the arrows, End and Home bring rows on screen that were not in the document, with the focus on them", async () => {
  const { row } = await longList(2_000)
  await userEvent.keyboard("jj")
  await expect.element(row(2)).toHaveFocus()
  await userEvent.keyboard("{End}")
  await expect.element(row(2_000)).toHaveFocus()
  await userEvent.keyboard("k")
  await expect.element(row(1_999)).toHaveFocus()
  await userEvent.keyboard("{Home}{ArrowDown}{ArrowDown}")
  await expect.element(row(3)).toHaveFocus()
})

test("Tab goes from row to row, through all of them", async () => {
  const { row } = await longList(200)
  await userEvent.keyboard("j")
  for (let pressed = 0; pressed < 50; pressed += 1) await userEvent.tab()
  await expect.element(row(51)).toHaveFocus()
  await userEvent.tab({ shift: true })
  await expect.element(row(50)).toHaveFocus()
})

test("a row that is scrolled far away keeps the focus", async () => {
  const { row, scroller } = await longList(2_000)
  await userEvent.keyboard("jj")
  scroller().scrollTop = 50_000
  await expect.element(row(520)).toBeInTheDocument()
  await expect.element(row(2)).toHaveFocus()
  await userEvent.keyboard("j")
  await expect.element(row(3)).toHaveFocus()
})

test("what arrives above leaves what is on screen where it is, says so, and comes with one key", async () => {
  const { screen, show, everybody, row, scroller, topOf } = await longList(500)
  scroller().scrollTop = 20_010
  await expect.element(row(210)).toBeVisible()
  const before = topOf(210)
  const early = conversationOf("Early", waiting(10))
  show(...everybody, early, conversationOf("Soon gone", waiting(20)))
  await expect.element(screen.getByRole("button", { name: /^2 new/ })).toBeVisible()
  show(...everybody, early)
  await expect.element(screen.getByRole("button", { name: /^1 new/ })).toBeVisible()
  expect(Math.abs(topOf(210) - before)).toBeLessThan(1)
  await userEvent.keyboard(".")
  await expect.element(screen.getByRole("link", { name: /Early/ })).toHaveFocus()
  await expect.element(screen.getByRole("button", { name: /new/ })).not.toBeInTheDocument()
})

test("when the row with the focus leaves the list, the next one has it", async () => {
  const { show, everybody, row, screen } = await longList(20)
  const link = row(3).element()
  if (!(link instanceof HTMLElement)) throw new Error("A row is an element")
  // As a click leaves it: a hand that only passed by does not hold the list.
  await userEvent.click(screen.getByRole("button", { name: "Elsewhere" }))
  link.focus({ focusVisible: false })
  show(...everybody.filter((_, index) => index !== 2))
  await expect.element(row(4)).toHaveFocus()
})
