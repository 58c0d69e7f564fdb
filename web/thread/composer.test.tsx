import { beforeEach, expect, test, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { limits } from "../../protocol/limits.ts"
import { Composer } from "./composer.tsx"
import type { Stop } from "./send-button.tsx"
import "../look/look.css"

beforeEach(() => localStorage.clear())

async function shown(onSend: (text: string) => boolean | Promise<boolean> = () => true, blocked?: string) {
  const send = vi.fn(onSend)
  const screen = await render(
    <Composer draft="one" label="Message" placeholder="Write a message" onSend={send} blocked={blocked} />,
  )
  return { screen, send, field: screen.getByRole("textbox", { name: "Message" }) }
}

test("Enter sends and empties the field, Shift + Enter breaks the line", async () => {
  const { send, field } = await shown()
  await userEvent.type(field, "One{Shift>}{Enter}{/Shift}two")
  await expect.element(field).toHaveValue("One\ntwo")
  await userEvent.keyboard("{Enter}")
  expect(send.mock.calls).toEqual([["One\ntwo"]])
  await expect.element(field).toHaveValue("")
  await expect.element(field).toHaveFocus()
})

test.each([
  { browser: "most browsers", isComposing: true, keyCode: 13 },
  { browser: "Safari", isComposing: false, keyCode: 229 },
])("Enter that ends a composition of an input method does not send, as $browser tells of it", async key => {
  const { send, field } = await shown()
  await userEvent.type(field, "nihon")
  const enter = new KeyboardEvent("keydown", { ...key, key: "Enter", bubbles: true, cancelable: true })
  field.element().dispatchEvent(enter)
  expect(enter.defaultPrevented).toBe(false)
  expect(send).not.toHaveBeenCalled()
  await userEvent.keyboard("{Enter}")
  expect(send).toHaveBeenCalledOnce()
})

test("what could not be taken stays in the field", async () => {
  const { send, field } = await shown(() => Promise.resolve(false))
  await userEvent.type(field, "Keep me{Enter}")
  await expect.poll(() => send.mock.calls.length).toBe(1)
  await expect.element(field).toHaveValue("Keep me")
})

test("a draft is there again when the page is", async () => {
  const first = await shown()
  await userEvent.type(first.field, "Half a thought")
  await first.screen.unmount()
  const { field } = await shown()
  await expect.element(field).toHaveValue("Half a thought")
})

test("a text that is too long says by how much, and is not sent", async () => {
  const { screen, send, field } = await shown()
  await userEvent.fill(field, "x".repeat(limits.messageCharactersMax + 2))
  await expect.element(screen.getByText("2 characters too long")).toBeVisible()
  await userEvent.type(field, "{Enter}")
  expect(send).not.toHaveBeenCalled()
  await userEvent.type(field, "{Backspace}")
  await expect.element(screen.getByText("1 character too long")).toBeVisible()
})

test("white space alone is nothing to send", async () => {
  const { send, field } = await shown()
  await userEvent.type(field, "   {Enter}")
  expect(send).not.toHaveBeenCalled()
})

test("a blocked composer says why and keeps what was written", async () => {
  const { screen, send, field } = await shown(() => true, "Tom has this conversation.")
  await userEvent.type(field, "Mine{Enter}")
  expect(send).not.toHaveBeenCalled()
  await expect.element(screen.getByText("Tom has this conversation.")).toBeVisible()
  await expect.element(field).toHaveValue("Mine")
})

test("the field stays where it is when an answer begins and the words under it change", async () => {
  await page.viewport(720, 600)
  const foot = ["You are a guest. Make an account to keep this.", "AI can be wrong.", "Turn the sound on"]
  const composer = (stop: Stop | null) => (
    <Composer
      draft="one"
      label="Message"
      placeholder="Write a message"
      onSend={() => true}
      stop={stop}
      foot={foot.map(words => <span key={words}>{words}</span>)}
    />
  )
  const screen = await render(composer(null))
  await document.fonts.ready
  const height = () => screen.container.getBoundingClientRect().height
  await expect.element(screen.getByText("Enter to send, Shift + Enter for a new line")).toBeVisible()
  const quiet = height()
  await screen.rerender(composer({ isStopping: false, onStop: () => {} }))
  await expect.element(screen.getByText("Escape stops the answer")).toBeVisible()
  expect(height()).toBe(quiet)
})
