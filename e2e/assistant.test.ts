import { expect } from "vitest"
import { openChatPage } from "./chat-page.ts"
import { pacedScene } from "./paced-scene.ts"
import { composer, messagesWith, openConsole, openDoor, openRow, press, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

const slowly = pacedScene("20x400")

scene("a question is answered from what is written down, with its source, in both browsers", async ({ enter }) => {
  const clara = await enter()
  const maya = await enter()
  await signIn(clara, "clara")
  await signIn(maya, "maya")
  await clara.goto("/messages/northwind/new")
  await composer(clara).waitFor()
  await write(clara, "How long do I have to send boots back?")
  await reads(clara, "You have 60 days")
  await clara.getByRole("list", { name: "Sources" }).getByText("Sending something back").waitFor()

  await openConsole(maya, "northwind", "all")
  await openRow(maya, "You have 60 days")
  await reads(maya, "How long do I have to send boots back?")
  await write(clara, "And when do I get my money?")
  for (const page of [clara, maya])
    await expect.poll(() => messagesWith(page, "within three working days")).toHaveLength(1)
  await maya
    .getByText(/^Searched once, read/)
    .last()
    .click()
  await maya
    .getByRole("list", { name: "What it read" })
    .last()
    .getByRole("link", { name: "When a refund arrives" })
    .waitFor()
  expect(await clara.getByText(/^Searched once/).count()).toBe(0)
})

scene("what nobody has written down is handed over, with a reason and a summary", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openConsole(maya, "northwind")
  await openDoor(guest, "northwind")
  await write(guest, "Is my nephew still looking for an apprenticeship?")
  await reads(guest, /^Handed over to a person/)
  await openRow(maya, "apprenticeship")
  await reads(maya, /^Handed over to a person/)
  await maya.getByText("Asked: Is my nephew still looking for an apprenticeship?").first().waitFor()
})

slowly(
  "an answer grows in both browsers, survives a reload, and ends at once when a person takes over",
  { timeout: 180_000 },
  async ({ enter, pacedUrl }) => {
    const guest = await enter({ baseURL: pacedUrl })
    const maya = await enter({ baseURL: pacedUrl })
    await signIn(maya, "maya")
    await openConsole(maya, "northwind", "all")
    await openDoor(guest, "northwind")
    await write(guest, "Tell me everything about boots.")
    await openRow(maya, "Tell me everything about boots.")
    for (const page of [guest, maya]) await reads(page, /w0005/)
    await guest.reload()
    await reads(guest, /w0000.*w0020/)

    await press(maya, "Claim")
    await reads(guest, "Maya Chen joined")
    await reads(guest, "Cut off: Maya Chen took over")
    const [said] = await messagesWith(guest, "w0000")
    await write(maya, "Maya here. Which boots?")
    await reads(guest, "Maya here. Which boots?")
    expect(await messagesWith(guest, "w0000")).toEqual([said])
    expect(await messagesWith(maya, "w0000")).toEqual([said])
  },
)

slowly(
  "whoever has read enough stops the answer, and may have another one, which staff see come about",
  { timeout: 180_000 },
  async ({ enter, pacedUrl }) => {
    const guest = await enter({ baseURL: pacedUrl })
    const maya = await enter({ baseURL: pacedUrl })
    await signIn(maya, "maya")
    await openConsole(maya, "northwind", "all")
    await openDoor(guest, "northwind")
    await write(guest, "Tell me everything about tents.")
    await reads(guest, /w0003/)
    await guest.getByRole("button", { name: "Stop the answer" }).click()
    await guest.getByText("You stopped this").waitFor()
    await openRow(maya, "w0003")
    await reads(maya, "Tell me everything about tents.")
    await guest.getByRole("button", { name: "Another answer" }).click()
    await guest.getByRole("button", { name: "Stop the answer" }).waitFor()
    await maya.getByText("AI is writing. Searched “Tell me everything about tents.”").waitFor()
  },
)

slowly(
  "a page of somebody else's with the stock useChat asks, is told the answer as it grows, and goes on with it after a reload",
  { timeout: 180_000 },
  async ({ enter, pacedUrl }) => {
    const clara = await enter({ baseURL: pacedUrl })
    await signIn(clara, "clara")
    await openChatPage(clara, crypto.randomUUID())
    const answer = clara.getByRole("listitem", { name: "assistant" })
    const status = clara.locator("#status")
    await status.getByText("ready").waitFor()
    await clara.getByRole("button", { name: "Ask", exact: true }).click()
    await clara.getByRole("listitem", { name: "user" }).getByText("Tell me everything about boots.").waitFor()
    await answer.getByText(/^w0000 .*w0005/).waitFor()
    await status.getByText("streaming").waitFor()
    const answerId = await answer.getAttribute("id")

    await clara.reload()
    await answer.getByText(/^w0000 .*w0020/).waitFor()
    expect(await answer.getAttribute("id")).toBe(answerId)
    await clara.getByRole("button", { name: "Stop for everybody" }).click()
    await status.getByText("ready").waitFor()
    const said = await answer.allInnerTexts()
    expect(said).toEqual([inOrder(said[0])])

    await clara.reload()
    await status.getByText("ready").waitFor()
    expect(await answer.count()).toBe(0)
  },
)

slowly(
  "with the stock useChat one hangs up, comes back to the same answer, and asks for another one",
  { timeout: 180_000 },
  async ({ enter, pacedUrl }) => {
    const clara = await enter({ baseURL: pacedUrl })
    const maya = await enter({ baseURL: pacedUrl })
    await signIn(clara, "clara")
    const id = crypto.randomUUID()
    await openChatPage(clara, id)
    const answer = clara.getByRole("listitem", { name: "assistant" })
    const status = clara.locator("#status")
    await clara.getByRole("button", { name: "Ask", exact: true }).click()
    await answer.getByText(/w0003/).waitFor()
    const answerId = await answer.getAttribute("id")
    await clara.getByRole("button", { name: "Hang up" }).click()
    await status.getByText("ready").waitFor()
    const [heard] = await answer.allInnerTexts()

    await clara.getByRole("button", { name: "Resume" }).click()
    await expect.poll(async () => (await answer.allInnerTexts())[0]?.length).toBeGreaterThan((heard?.length ?? 0) + 60)
    const said = await answer.allInnerTexts()
    expect(said).toEqual([inOrder(said[0])])
    await clara.getByRole("button", { name: "Stop for everybody" }).click()
    await status.getByText("ready").waitFor()

    await clara.getByRole("button", { name: "Ask again" }).click()
    await answer.getByText(/w0003/).waitFor()
    expect(await answer.count()).toBe(1)
    expect(await answer.getAttribute("id")).not.toBe(answerId)

    await signIn(maya, "maya")
    await maya.goto(`/dashboard/northwind/conversations/all/${id}`)
    await press(maya, "Claim")
    await clara
      .getByRole("status")
      .getByText(/"status":"claimed".*Maya Chen/)
      .waitFor()
    await status.getByText("ready").waitFor()
  },
)

/** As many of the model's words as this text has, each once and in order. */
const inOrder = (text = "") =>
  text
    .split(" ")
    .map((_, at) => `w${String(at).padStart(4, "0")}`)
    .join(" ")
