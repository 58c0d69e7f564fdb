import { afterEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { pretendAtHand } from "../replies/pretend-at-hand.tsx"
import { conversationOf, pretendLine, tom, waiting } from "./pretend-line.tsx"
import { ReplyBox } from "./reply-box.tsx"

afterEach(() => localStorage.clear())

test("an @ in a note offers the colleagues, and the note asks the one who was chosen", async () => {
  pretendAtHand({ replies: { tom: "Not for notes" }, macros: {} })
  const { line, asked, know, around } = pretendLine()
  const { viewer } = line.getSnapshot()
  if (viewer === null) throw new Error("The pretended line has a viewer")
  know({
    team: [
      { id: viewer.userId, name: viewer.name, isOnline: true, isAvailable: true },
      { ...tom, isOnline: false, isAvailable: true },
    ],
  })
  const conversation = conversationOf("Lena Berg", waiting(0))
  const screen = await render(around(<ReplyBox conversation={conversation} viewer={viewer} />))
  await userEvent.click(screen.getByRole("tab", { name: "Note" }))
  await userEvent.click(screen.getByLabelText("Note for the team"))
  await userEvent.keyboard("Is this yours, @")
  await expect.element(screen.getByRole("option", { name: /^Tom/ })).toBeVisible()
  expect(screen.getByRole("option").elements()).toHaveLength(1)
  await userEvent.keyboard("{Enter}? {Enter}")
  const notes = () => asked.filter(one => one.startsWith("note"))
  await expect.poll(notes).toEqual([`note ${conversation.id} Is this yours, @Tom ?  ${tom.id}`])
})
