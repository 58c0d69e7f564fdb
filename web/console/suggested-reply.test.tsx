import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { claimedBy, conversationOf, pretendLine, tom, waiting } from "./pretend-line.tsx"
import { ReplyBox } from "./reply-box.tsx"

beforeEach(() => localStorage.clear())
afterEach(() => vi.restoreAllMocks())

const suggestion = {
  text: "You can send it back **within 30 days** [1]. See [2].",
  citations: [{ number: 1, title: "Returns", url: null }],
  tokens: 12,
}

async function replyBox(answer: () => Promise<Response> = async () => Response.json(suggestion)) {
  const { line, asked, around } = pretendLine()
  const conversation = conversationOf("Lena", waiting(0))
  const { viewer } = line.getSnapshot()
  if (viewer === null) throw new Error("The pretended line has a viewer")
  const fetched: string[] = []
  vi.spyOn(globalThis, "fetch").mockImplementation(async (path, init) => {
    // What else the box reads (canned replies, macros) is not there.
    if (!String(path).endsWith("/suggestion")) return Response.json({ code: "not_found" }, { status: 404 })
    fetched.push(`${init?.method} ${path}`)
    return answer()
  })
  const box = (of = conversation) => around(<ReplyBox conversation={of} viewer={viewer} />)
  const screen = await render(box())
  const said = () => asked.filter(verb => !verb.startsWith("typing"))
  return { screen, box, conversation, fetched, said, field: screen.getByLabelText("Reply to Lena") }
}

test("a suggestion looks unsent and is: it goes into the field, behind what is there, and is sent by a person", async () => {
  const { screen, conversation, fetched, said, field } = await replyBox()
  await userEvent.fill(field, "Hello Lena,")
  await userEvent.click(screen.getByRole("button", { name: "Suggest a reply" }))
  await expect.element(screen.getByText(/by AI, not sent/)).toBeVisible()
  await expect.element(screen.getByRole("list", { name: "Sources" })).toMatchTextContent("Returns")
  expect(fetched).toEqual([`POST /api/conversations/${conversation.id}/suggestion`])

  await userEvent.click(screen.getByRole("button", { name: "Use and edit" }))
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveValue("Hello Lena,\n\nYou can send it back **within 30 days**. See [2].")
  expect(screen.getByText(/by AI, not sent/).elements()).toEqual([])
  expect(said()).toEqual([])
  await userEvent.keyboard("{Enter}")
  await expect
    .poll(said)
    .toEqual([`send ${conversation.id} Hello Lena,\n\nYou can send it back **within 30 days**. See [2].`])
})

test("G asks for one; what was said since makes it old; and it can be thrown away", async () => {
  const { screen, box, conversation, said, field } = await replyBox()
  await userEvent.keyboard("g")
  await expect.element(screen.getByText(/by AI, not sent/)).toBeVisible()
  expect(screen.getByText(/Something was said since/).elements()).toEqual([])
  await screen.rerender(box({ ...conversation, lastPosition: conversation.lastPosition + 1 }))
  await expect.element(screen.getByText(/Something was said since/)).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Discard" }))
  expect(screen.getByText(/by AI, not sent/).elements()).toEqual([])
  await expect.element(field).toHaveValue("")
  expect(said()).toEqual([])
})

test("why there is no suggestion is said, and it can be asked for again", async () => {
  let answer = Response.json({ code: "assistant_failed" }, { status: 502 })
  const { screen } = await replyBox(async () => answer)
  await userEvent.click(screen.getByRole("button", { name: "Suggest a reply" }))
  await expect.element(screen.getByText("The assistant could not answer.", { exact: false })).toBeVisible()
  answer = Response.json(suggestion)
  await userEvent.click(screen.getByRole("button", { name: "Try again" }))
  await expect.element(screen.getByText(/by AI, not sent/)).toBeVisible()
})

test("one that takes long can be stopped", async () => {
  const { screen } = await replyBox(() => new Promise(() => {}))
  await userEvent.click(screen.getByRole("button", { name: "Suggest a reply" }))
  await userEvent.click(screen.getByRole("button", { name: "Stop" }))
  expect(screen.getByText("Suggested reply").elements()).toEqual([])
})

test("for a colleague's conversation and for a note none is offered", async () => {
  const { screen, box } = await replyBox()
  const suggest = screen.getByRole("button", { name: "Suggest a reply" })
  await expect.element(suggest).toBeVisible()
  await userEvent.click(screen.getByRole("tab", { name: "Note" }))
  expect(suggest.elements()).toEqual([])
  await userEvent.click(screen.getByRole("tab", { name: "Reply" }))
  await expect.element(suggest).toBeVisible()
  await screen.rerender(box(conversationOf("Lena", claimedBy(tom))))
  expect(suggest.elements()).toEqual([])
})
