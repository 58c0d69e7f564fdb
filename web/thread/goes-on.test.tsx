import { expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { lena, Scene, Talk, uuid } from "../live/scene.ts"
import { GoesOn } from "./goes-on.tsx"

test("from a merged conversation one goes on in the other, with everything that was not sent", async () => {
  localStorage.clear()
  const talk = new Talk(10)
  talk.add({ kind: "staff", id: null, name: "Ines" }, { type: "merged", into: uuid(20) })
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  scene.does(1, talk.id, { type: "send", text: "Sent too late" })
  scene.hears({ type: "refused", id: uuid(1), code: "merged" })
  localStorage.setItem(`parley.draft.${talk.id}`, "Half a")
  localStorage.setItem(`parley.draft.${uuid(20)}`, "There already")
  const [onGo, discard] = [vi.fn(), vi.fn()]
  const props = { client: { discard }, state: scene.state, conversation: talk.conversation, onGo }
  const screen = await render(<GoesOn {...props} names={[null]} />)
  await userEvent.click(screen.getByRole("button", { name: "Go on there" }))
  expect(onGo).toHaveBeenCalledWith(uuid(20))
  expect(discard).toHaveBeenCalledWith(uuid(1))
  expect(localStorage.getItem(`parley.draft.${uuid(20)}`)).toBe("There already\n\nSent too late\n\nHalf a")
  expect(localStorage.getItem(`parley.draft.${talk.id}`)).toBe(null)
})
