import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { ConversationState } from "../../protocol/conversation.ts"
import type { Role } from "../../protocol/person.ts"
import { RefusedMoves } from "../thread/refused-moves.tsx"
import { claimedBy, conversationOf, ines, pretendLine, tom, waiting } from "./pretend-line.tsx"
import { setShortcuts } from "./shortcuts-setting.ts"
import { ThreadActions } from "./thread-actions.tsx"

const mine = claimedBy({ id: ines.userId, name: ines.name })
const byTom = { kind: "staff" as const, ...tom }
const resolved: ConversationState = { status: "resolved", by: byTom, at: 0, escalation: null, agent: null }

async function actions(state: ConversationState, role: Role = "agent") {
  const { asked, around } = pretendLine(role)
  const conversation = conversationOf("Lena", state)
  const screen = await render(
    around(
      <>
        <ThreadActions conversation={conversation} dispositions={[]} />
        <textarea aria-label="Reply" />
      </>,
    ),
  )
  const names = () =>
    screen
      .getByRole("button")
      .elements()
      .map(button => button.firstChild?.textContent)
  return { screen, names, asked, id: conversation.id }
}

test.each<[string, ConversationState, Role, string[]]>([
  ["open", { status: "open" }, "agent", ["Resolve", "Claim"]],
  ["waiting", waiting(0), "agent", ["Resolve", "Claim"]],
  ["mine", mine, "agent", ["Release", "Resolve"]],
  ["a colleague's", claimedBy(tom), "agent", []],
  ["a colleague's, seen by an admin", claimedBy(tom), "admin", ["Release", "Resolve"]],
  ["resolved", resolved, "agent", ["Open again"]],
])("a conversation that is %s offers what can be done", async (_, state, role, expected) => {
  const { names } = await actions(state, role)
  expect(names()).toEqual(expected)
})

test("where an assistant answers, whoever has a conversation can hand it back to it", async () => {
  const { know, asked, around } = pretendLine()
  const conversation = conversationOf("Lena", mine)
  const screen = await render(around(<ThreadActions conversation={conversation} dispositions={[]} />))
  expect(screen.getByRole("button", { name: "Hand to AI" }).elements()).toEqual([])
  know({ assistant: { name: "Helper" } })
  await userEvent.click(screen.getByRole("button", { name: "Hand to AI" }))
  expect(asked).toEqual([`release ${conversation.id} assistant`])
})

test("keys do what is written on the buttons, and nothing while one types", async () => {
  const { screen, asked, id } = await actions(waiting(0))
  await userEvent.type(screen.getByLabelText("Reply"), "c")
  expect(asked).toEqual([])
  await userEvent.click(document.body)
  await userEvent.keyboard("c")
  await userEvent.keyboard("l")
  await userEvent.keyboard("e")
  expect(asked).toEqual([`claim ${id}`, `resolve ${id}`])
})

test("keys can be turned off, and then are not written on the buttons either", async () => {
  setShortcuts("off")
  try {
    const { screen, asked } = await actions(waiting(0))
    await userEvent.keyboard("c")
    expect(screen.getByRole("button", { name: "Claim" }).element().textContent).toBe("Claim")
    expect(asked).toEqual([])
  } finally {
    setShortcuts("on")
  }
})

test("resolving says what was seen; over something new it takes a look and the same key again", async () => {
  const { line, asked, know, around } = pretendLine()
  const conversation = conversationOf("Lena", mine)
  const { id } = conversation
  const screen = await render(
    around(
      <>
        <RefusedMoves client={line} state={line.getSnapshot()} conversationId={id} />
        <ThreadActions conversation={conversation} dispositions={[]} seen={() => 7} />
      </>,
    ),
  )
  await userEvent.keyboard("e")
  expect(asked).toEqual([`resolve ${id} 7`])
  const operation = { id: tom.id, conversationId: id, command: { type: "resolve", seen: 7 } as const }
  know({ outbox: [{ operation, at: 0, attempts: 1, sending: { status: "refused", refusal: { code: "stale" } } }] })
  await screen.rerender(
    around(
      <>
        <RefusedMoves client={line} state={line.getSnapshot()} conversationId={id} />
        <ThreadActions conversation={conversation} dispositions={[]} seen={() => 8} />
      </>,
    ),
  )
  await expect.element(screen.getByRole("button", { name: "Resolve anyway" })).toBeVisible()
  // The second of two quick ones was meant for the first.
  await userEvent.keyboard("e")
  expect(asked).toHaveLength(1)
  await expect
    .poll(async () => {
      await userEvent.keyboard("e")
      return asked.at(-1)
    })
    .toBe(`sendAnyway ${tom.id}`)
})

test("who resolves before it is known how it could end is asked as soon as it is, or it ends plainly", async () => {
  const { asked, around } = pretendLine()
  const conversation = conversationOf("Lena", mine)
  const solved = { id: "00000000-0000-4000-8000-0000000000d1", name: "Solved" }
  const drawn = (dispositions: (typeof solved)[] | null) =>
    around(<ThreadActions conversation={conversation} dispositions={dispositions} />)
  const screen = await render(drawn(null))
  await userEvent.click(screen.getByRole("button", { name: "Resolve" }))
  expect(asked).toEqual([])
  await screen.rerender(drawn([solved]))
  await expect.element(screen.getByRole("option", { name: "Solved" })).toBeVisible()
  expect(asked).toEqual([])
  await userEvent.keyboard("{Escape}")

  await screen.rerender(drawn(null))
  await userEvent.click(screen.getByRole("button", { name: "Resolve" }))
  await screen.rerender(drawn([]))
  await expect.poll(() => asked).toEqual([`resolve ${conversation.id}`])
})
