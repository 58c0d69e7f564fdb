import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { Command } from "../../protocol/command.ts"
import { conversationOf, pretendLine, tom, waiting } from "../console/pretend-line.tsx"
import { RefusedMoves } from "./refused-moves.tsx"
import { draftIn, staffDraft } from "./use-draft.ts"

const refusal = { code: "rate_limited", detail: "500 wait to be sent." } as const

async function unkept(command: Command) {
  const { line, asked, know, around } = pretendLine()
  const { id } = conversationOf("Lena", waiting(0))
  const operation = { id: tom.id, conversationId: id, command }
  know({ unkept: { operation, at: 0, attempts: 0, sending: { status: "refused", refusal } } })
  const of = (conversationId: string) => (
    <RefusedMoves client={line} state={line.getSnapshot()} conversationId={conversationId} />
  )
  const screen = await render(around(of(id)))
  const elsewhere = () => screen.rerender(around(of(conversationOf("Mia", waiting(0)).id)))
  return { id, screen, asked, elsewhere }
}

test("a move that found no room to be kept is told like one that was refused, in its own conversation", async () => {
  const { screen, asked, elsewhere } = await unkept({ type: "label", add: [tom.id], remove: [] })
  await expect
    .element(screen.getByRole("alert"))
    .toHaveTextContent("Labels not changed. 500 wait to be sent.Understood")
  await userEvent.click(screen.getByRole("button", { name: "Understood" }))
  expect(asked).toEqual([`discard ${tom.id}`])
  await elsewhere()
  await expect.element(screen.getByRole("alert")).not.toBeInTheDocument()
})

test("words that found no room have no bubble, so that they are told, too; in their field they are still", async () => {
  const note = await unkept({ type: "note", text: "Hello" })
  await expect.element(note.screen.getByRole("alert")).toHaveTextContent("Not sent. 500 wait to be sent.Understood")
  await note.screen.unmount()

  const { id, screen } = await unkept({ type: "schedule", at: 1, text: "Later" })
  await userEvent.click(screen.getByRole("button", { name: "Understood" }))
  expect(draftIn(staffDraft("message", id))).toBe("")
})
