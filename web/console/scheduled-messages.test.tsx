import { beforeEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { noWork } from "../../protocol/work.ts"
import { draftIn, staffDraft } from "../thread/use-draft.ts"
import { conversationOf, ines, pretendLine, waiting } from "./pretend-line.tsx"
import { ScheduledMessages } from "./scheduled-messages.tsx"

beforeEach(() => localStorage.clear())

test("what will be sent by itself says when and by whom, and can be stopped", async () => {
  const { line, around } = pretendLine()
  const done: unknown[] = []
  line.act = (conversationId, command) => {
    done.push([conversationId, command])
    return { ok: true, id: conversationId, conversationId }
  }
  const conversation = conversationOf("Lena", waiting(0))
  const by = { kind: "staff", id: ines.userId, name: "Ines" } as const
  const scheduled = [{ id: ines.userId, at: Date.now() + 2 * 86_400_000, text: "Still there?", by }]
  const screen = await render(
    around(
      <ScheduledMessages
        conversation={{ ...conversation, work: { ...noWork, scheduled } }}
        onTaken={() => done.push("taken")}
      />,
    ),
  )
  await expect.element(screen.getByText(/^Ines sends this on \d+ \w+( \d+)? at \d\d:\d\d$/)).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Do not send" }))
  expect(done.splice(0)).toEqual([[conversation.id, { type: "unschedule", scheduledId: ines.userId }]])

  await userEvent.click(screen.getByRole("button", { name: "Change or send now" }))
  expect(done).toEqual([[conversation.id, { type: "unschedule", scheduledId: ines.userId }], "taken"])
  expect(draftIn(staffDraft("message", conversation.id))).toBe("Still there?")
})
