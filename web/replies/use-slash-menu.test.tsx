import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { Command } from "../../protocol/command.ts"
import type { CustomerRead } from "../../protocol/customer.ts"
import { conversationOf, pretendLine, waiting } from "../console/pretend-line.tsx"
import { ReplyBox } from "../console/reply-box.tsx"
import { uuid } from "../live/scene.ts"
import { pretendAtHand } from "./pretend-at-hand.tsx"

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

async function box({ customer = null }: { customer?: CustomerRead | null } = {}) {
  pretendAtHand({
    customer,
    replies: {
      hello: "Hello {{customer.firstName}}, I am {{agent.name}}.",
      mail: "I have written to {{customer.email}}.",
      bye: "Goodbye!",
    },
    macros: {
      "Take and end": [{ type: "claim" }, { type: "resolve" }],
      Greet: [{ type: "send", text: "Hello {{customer.firstName}}!" }],
      Plan: [{ type: "send", text: "You are on {{customer.attributes.plan}}" }, { type: "resolve" }],
    },
  })
  const { line, asked, around } = pretendLine()
  const conversation = conversationOf("Lena Berg", waiting(0))
  const acted: Command[] = []
  line.act = (conversationId, command) => {
    acted.push(command)
    return { ok: true, id: conversation.id, conversationId }
  }
  const { viewer } = line.getSnapshot()
  if (viewer === null) throw new Error("The pretended line has a viewer")
  const screen = await render(around(<ReplyBox conversation={conversation} viewer={viewer} seen={() => 7} />))
  const field = screen.getByLabelText("Reply to Lena Berg")
  await userEvent.click(field)
  const said = () => asked.filter(verb => !verb.startsWith("typing"))
  const options = () =>
    screen
      .getByRole("option")
      .elements()
      .map(option => option.querySelector("b")?.textContent)
  return { screen, field, said, acted, options, id: conversation.id }
}

test("a slash offers replies and macros, the arrows walk, and Enter fills one in without sending it", async () => {
  const { field, said, options, id } = await box()
  await userEvent.keyboard("Good morning. /")
  await expect.poll(options).toEqual(["hello", "mail", "bye", "Take and end", "Greet", "Plan"])
  await userEvent.keyboard("{ArrowUp}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}")
  await expect.element(field).toHaveValue("Good morning. Hello Lena, I am Ines.")
  expect(options()).toEqual([])
  expect(said()).toEqual([])
  await userEvent.keyboard("{Enter}")
  await expect.poll(said).toEqual([`send ${id} Good morning. Hello Lena, I am Ines. 7`])
})

test("typing on finds it, and Escape leaves what was typed as it is", async () => {
  const { field, said, options, id } = await box()
  await userEvent.keyboard("/by")
  await expect.poll(options).toEqual(["bye"])
  await userEvent.keyboard("{Escape}")
  await expect.poll(options).toEqual([])
  await userEvent.keyboard("e{Enter}")
  await expect.element(field).toHaveValue("")
  expect(said()).toEqual([`send ${id} /bye 7`])
})

test("whoever goes elsewhere takes the menu along, and finds it again where they type on", async () => {
  const { screen, field, options } = await box()
  await userEvent.keyboard("/by")
  await expect.poll(options).toEqual(["bye"])
  await userEvent.click(screen.getByRole("tab", { name: "Note" }))
  await userEvent.click(screen.getByRole("tab", { name: "Reply" }))
  await expect.element(field).toHaveValue("/by")
  expect(options()).toEqual([])
  await userEvent.click(field)
  await userEvent.keyboard("{End}e")
  await expect.poll(options).toEqual(["bye"])
})

test("what nobody has said is pointed at, and goes out unfilled only when it is sent twice", async () => {
  const { screen, field, said, options, id } = await box()
  await userEvent.keyboard("/mail")
  await expect.poll(options).toEqual(["mail"])
  await userEvent.keyboard("{Tab}")
  await expect.element(field).toHaveValue("I have written to {{customer.email}}.")
  await userEvent.keyboard("{End}{Enter}")
  await expect.element(screen.getByText(/^\{\{customer\.email\}\} is not filled in/)).toBeVisible()
  expect(said()).toEqual([])
  await userEvent.keyboard("{Enter}")
  await expect.poll(said).toEqual([`send ${id} I have written to {{customer.email}}. 7`])
})

test("the address of a customer who left none is that of their account", async () => {
  const customer = { id: uuid(7), name: "Lena Berg", isGuest: false, email: "lena@example.com", firstSeenAt: 0 }
  const { screen, field } = await box({ customer: { ...customer, attributes: {}, notes: [] } })
  await userEvent.keyboard("/mail")
  await expect.poll(() => screen.container.textContent).toContain("lena@example.com")
  await userEvent.keyboard("{Enter}")
  await expect.element(field).toHaveValue("I have written to lena@example.com.")
})

test("a blank that is left is selected, so that typing takes its place", async () => {
  const { field, options } = await box()
  await userEvent.keyboard("/mail")
  await expect.poll(options).toEqual(["mail"])
  await userEvent.keyboard("{Enter}you")
  await expect.element(field).toHaveValue("I have written to you.")
})

test("a macro that is chosen with a click is done at once, unless something has come since, and leaves no slash", async () => {
  const { screen, field, acted } = await box()
  await userEvent.keyboard("Hm /take")
  await userEvent.click(screen.getByRole("option", { name: /^Take and end/ }))
  await expect.element(field).toHaveValue("Hm ")
  await expect.element(field).toHaveFocus()
  expect(acted).toEqual([
    { type: "apply", name: "Take and end", actions: [{ type: "claim" }, { type: "resolve" }], seen: 7 },
  ])
})

test("what a macro says is filled in, and none is run that would send a customer a blank", async () => {
  const { screen, acted } = await box()
  await userEvent.keyboard("/greet")
  await userEvent.click(screen.getByRole("option", { name: /^Greet.*Hello Lena!/ }))
  const greeted = { type: "apply", name: "Greet", actions: [{ type: "send", text: "Hello Lena!" }], seen: 7 }
  expect(acted).toEqual([greeted])
  await userEvent.keyboard("/plan")
  await userEvent.click(screen.getByRole("option", { name: /^Plan/ }))
  await expect
    .element(screen.getByText("{{customer.attributes.plan}} is not known here. Nothing was done."))
    .toBeVisible()
  expect(acted).toEqual([greeted])
})
