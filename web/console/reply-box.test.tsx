import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { ConversationState } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import { type DraftRead, draft as draftShape } from "../../protocol/rest.ts"
import { queryClient } from "../app/queries.ts"
import { moment } from "../look/ago.ts"
import { claimedBy, conversationOf, ines, pretendLine, tom, waiting } from "./pretend-line.tsx"
import { ReplyBox } from "./reply-box.tsx"

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

async function replyBox(
  state: ConversationState,
  seen?: number,
  draft: DraftRead["draft"] = null,
  { reply, attributes }: { reply?: string; attributes?: object } = {},
) {
  queryClient.clear()
  const server = { draft }
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    if (path.endsWith("/replies") && reply)
      return Response.json({ items: [{ id: tom.id, name: "plan", text: reply, updatedAt: 0 }] })
    if (path.includes("/customers/"))
      return Response.json({
        id: tom.id,
        name: "Lena",
        isGuest: true,
        email: null,
        firstSeenAt: 0,
        attributes,
        notes: [],
      })
    if (!path.endsWith("/draft")) return Response.json({ items: [] })
    if (method === "PUT") server.draft = { ...draftShape.parse(JSON.parse(String(body))), at: Date.now() }
    if (method === "DELETE") server.draft = null
    return Response.json({ draft: server.draft })
  })
  const { line, asked, know, hear, around } = pretendLine()
  const conversation = conversationOf("Lena", state)
  const { viewer } = line.getSnapshot()
  if (viewer === null) throw new Error("The pretended line has a viewer")
  const screen = await render(
    around(<ReplyBox conversation={conversation} viewer={viewer} seen={() => seen ?? null} />),
  )
  const said = () => asked.filter(verb => !verb.startsWith("typing"))
  return { screen, said, know, hear, server, id: conversation.id }
}

test("R goes to the reply, and Enter sends it", async () => {
  const { screen, said, id } = await replyBox(waiting(0))
  await expect.element(screen.getByText("Replying makes it yours.")).toBeVisible()
  await userEvent.keyboard("r")
  await userEvent.keyboard("Hello Lena{Enter}")
  await expect.poll(said).toEqual([`send ${id} Hello Lena`])
})

test("a colleague's conversation says who has it, and takes notes but no replies", async () => {
  const { screen, said, id } = await replyBox(claimedBy(tom))
  await expect.element(screen.getByText(`Tom has had this conversation since ${moment(0, Date.now())}.`)).toBeVisible()
  await userEvent.fill(screen.getByLabelText("Reply to Lena"), "Hello")
  await userEvent.keyboard("{Enter}")
  expect(said()).toEqual([])

  await userEvent.click(screen.getByRole("button", { name: "Write a note instead" }))
  await expect.element(screen.getByLabelText("Note for the team")).toHaveFocus()
  await expect.element(screen.getByText("Only for the team")).toBeVisible()
  await userEvent.keyboard("She called twice{Enter}")
  await expect.poll(said).toEqual([`note ${id} She called twice`])
})

test("a reply that was begun is still there after a look at the notes", async () => {
  const { screen } = await replyBox(waiting(0))
  await userEvent.fill(screen.getByLabelText("Reply to Lena"), "Half a")
  await userEvent.click(screen.getByRole("tab", { name: "Note" }))
  await userEvent.keyboard("{ArrowLeft}")
  await expect.element(screen.getByRole("tab", { name: "Reply" })).toHaveFocus()
  await expect.element(screen.getByLabelText("Reply to Lena")).toHaveValue("Half a")
})

test("a reply says what was seen, and one that came too late goes out with one key after a look at what is new", async () => {
  const { screen, said, know, id } = await replyBox(waiting(0), 7)
  await userEvent.fill(screen.getByLabelText("Reply to Lena"), "Hello")
  await userEvent.keyboard("{Enter}")
  await expect.poll(said).toEqual([`send ${id} Hello 7`])
  const operation = { id: tom.id, conversationId: id, command: { type: "send", text: "Hello", seen: 7 } as const }
  const refused = { status: "refused", refusal: { code: "stale" } } as const
  know({ outbox: [{ operation, at: 0, attempts: 1, sending: refused }] })
  await expect.element(screen.getByText("Enter sends it anyway")).toBeVisible()
  // The second of two quick ones was meant for the first.
  await userEvent.keyboard("{Enter}")
  expect(said()).toHaveLength(1)
  await expect
    .poll(async () => {
      await userEvent.keyboard("{Enter}")
      return said()
    })
    .toContain(`sendAnyway ${tom.id}`)
})

test("a reply that came too late is put into the field again, to say something else", async () => {
  const { screen, said, know, id } = await replyBox(claimedBy({ id: ines.userId, name: ines.name }), 7)
  const operation = { id: tom.id, conversationId: id, command: { type: "send", text: "On its way", seen: 7 } as const }
  const refused = { status: "refused", refusal: { code: "stale" } } as const
  know({ outbox: [{ operation, at: 0, attempts: 1, sending: refused }] })
  await userEvent.click(screen.getByRole("button", { name: "Change it" }))
  const field = screen.getByLabelText("Reply to Lena")
  await expect.element(field).toHaveValue("On its way")
  await expect.element(field).toHaveFocus()
  expect(said()).toEqual([`discard ${tom.id}`])
})

test("a draft from another device is in its field, one that came late is offered, and sending takes it away everywhere", async () => {
  const { screen, said, id, server } = await replyBox(waiting(0), undefined, { text: "Half a", kind: "message", at: 1 })
  const field = screen.getByLabelText("Reply to Lena")
  await expect.element(field).toHaveValue("Half a")

  await userEvent.type(field, " word")
  server.draft = { text: "Half a reply", kind: "message", at: 2 }
  window.dispatchEvent(new Event("focus"))
  await expect.element(screen.getByText("You began another reply on another device:")).toBeVisible()
  await expect.element(field).toHaveValue("Half a word")
  await userEvent.click(screen.getByRole("button", { name: "Use that one" }))
  await expect.element(field).toHaveValue("Half a reply")

  await userEvent.type(field, "{Enter}")
  await expect.poll(said).toEqual([`send ${id} Half a reply`])
  await expect.poll(() => server.draft).toBe(null)
})

test("a reply that is sent on another device is gone from the field here, and nobody else's words take it away", async () => {
  const draft = { text: "On its way", kind: "message" as const, at: 1 }
  const { screen, hear, id } = await replyBox(claimedBy({ id: ines.userId, name: ines.name }), 7, draft)
  const field = screen.getByRole("textbox", { name: "Reply to Lena" })
  await expect.element(field).toHaveValue("On its way")
  const said = (author: { id: string; name: string }): Entry => ({
    ...{ id: crypto.randomUUID(), conversationId: id, seq: 8, position: 8, at: 0 },
    ...{ author: { kind: "staff", ...author }, body: { type: "message", text: "On its way" } },
  })
  hear(said(tom))
  await expect.element(field).toHaveValue("On its way")
  hear(said({ id: ines.userId, name: ines.name }))
  await expect.element(field).toHaveValue("")
})

test("a note that was begun on another device is announced on its tab", async () => {
  const { screen } = await replyBox(waiting(0), undefined, { text: "She called", kind: "note", at: 1 })
  await userEvent.click(screen.getByRole("tab", { name: "Note (begun)" }))
  await expect.element(screen.getByLabelText("Note for the team")).toHaveValue("She called")
})

test("a canned reply has the customer's attributes in it, and asks before it goes out with one that nobody has written down", async () => {
  const { screen, said } = await replyBox(waiting(0), undefined, null, {
    reply:
      "You are on {{customer.attributes.plan}}, until {{customer.attributes.end | soon}}. {{customer.attributes.seats}}",
    attributes: { plan: "Team" },
  })
  const field = screen.getByLabelText("Reply to Lena")
  await expect
    .poll(async () => {
      await userEvent.fill(field, "")
      await userEvent.type(field, "/plan")
      return screen.getByRole("option").elements()[0]?.textContent
    })
    .toContain("You are on Team")
  await userEvent.keyboard("{Enter}")
  await expect.element(field).toHaveValue("You are on Team, until soon. {{customer.attributes.seats}}")
  await userEvent.keyboard("{End}{Enter}")
  await expect.element(screen.getByText(/^{{customer.attributes.seats}} is not filled in/)).toBeVisible()
  expect(said()).toEqual([])
})
