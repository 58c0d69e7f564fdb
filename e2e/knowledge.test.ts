import type { Page } from "playwright-core"
import { expect } from "vitest"
import { openDoor, openRow, reads, signIn, startOrganization, write } from "./people.ts"
import { scene } from "./scene.ts"

const address = "https://lantern.example/buying"

scene("what staff write down is tried, published, cited to a guest, and taken back", async ({ enter }) => {
  const owner = await enter()
  const guest = await enter()
  const slug = await startOrganization(owner)

  await owner.getByRole("link", { name: "Knowledge" }).click()
  await owner.getByRole("heading", { name: "Nothing is written down yet" }).waitFor()
  await owner.getByRole("link", { name: "Write an entry" }).click()
  await owner.getByLabel("Title").fill("Selling us your used books")
  await owner.getByLabel("Text", { exact: true }).fill("We buy used books every Tuesday, by the kilo.")
  await owner.getByLabel("Link").fill(address)
  await owner.getByRole("button", { name: "Publish" }).click()
  await owner.getByText("The assistant answers from it now.").waitFor()

  await owner.getByRole("link", { name: "Try a question" }).click()
  await ask(owner, "When do you buy used books?")
  await talk(owner).getByText("every Tuesday, by the kilo").first().waitFor()
  await ask(owner, "Is the moon made of cheese?")
  await talk(owner).getByText("Hands over to a person.").waitFor()
  await owner.getByRole("checkbox", { name: "The assistant answers" }).check()
  await owner.getByRole("button", { name: "Save" }).click()
  await owner.getByRole("heading", { name: "It answers" }).waitFor()

  await openDoor(guest, slug)
  await write(guest, "When do you buy used books?")
  await reads(guest, "every Tuesday, by the kilo")
  const source = guest.getByRole("list", { name: "Sources" }).getByRole("link", { name: "Selling us your used books" })
  expect(await source.getAttribute("href")).toBe(address)
  expect(await guest.getByText("Searched once").count()).toBe(0)

  await owner.goto(`/dashboard/${slug}/conversations/all`)
  await openRow(owner, "used books")
  const log = owner.getByRole("log")
  await log.getByText(/^Searched once/).click()
  await log.getByRole("link", { name: "Selling us your used books" }).last().click()
  await owner.getByRole("button", { name: "Unpublish" }).click()
  await owner.getByText("The assistant does not use it.").waitFor()
  await write(guest, "And on which day do you buy used books?")
  await reads(guest, /^Handed over to a person/)
})

scene("unsaved writing waits on the device, and what cannot be brought in says why", async ({ enter }) => {
  const owner = await enter()
  const slug = await startOrganization(owner)
  await owner.goto(`/dashboard/${slug}/knowledge/new`)
  await owner.getByLabel("Title").fill("Half an entry")
  await owner.getByRole("link", { name: "All entries" }).click()
  await owner.getByRole("link", { name: "Write an entry" }).click()
  await owner.reload()
  await owner.getByText(/^Not saved yet/).waitFor()
  expect(await owner.getByLabel("Title").inputValue()).toBe("Half an entry")

  await owner.goto(`/dashboard/${slug}/knowledge`)
  await owner.getByLabel("Text or Markdown files").setInputFiles([
    { name: "hours.md", mimeType: "text/markdown", buffer: Buffer.from("# Opening hours\n\nMonday to Friday.") },
    { name: "scan.txt", mimeType: "text/plain", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]) },
  ])
  await owner.getByText("hours.md is here as a draft").waitFor()
  await owner.getByRole("button", { name: "Try again with scan.txt" }).waitFor()
  await owner.getByRole("button", { name: "Publish Opening hours" }).click()
  await owner.getByRole("region", { name: "Entries" }).getByText("Published").waitFor()
  await owner.getByRole("textbox", { name: "A page of the web" }).fill("http://127.0.0.1/secrets")
  await owner.getByRole("button", { name: "Read page" }).click()
  await owner.locator("[aria-invalid=true]").waitFor()
})

scene("agents read the assistant's settings and try it; a customer finds neither page", async ({ enter }) => {
  const maya = await enter()
  const clara = await enter()
  await signIn(maya, "maya")
  await maya.goto("/dashboard/northwind/assistant")
  await maya.getByText("Owners and admins change them.").waitFor()
  await ask(maya, "Hello?")
  await talk(maya)
    .getByText(/tokens$/)
    .first()
    .waitFor()
  await signIn(clara, "clara")
  for (const room of ["assistant", "knowledge"]) {
    await clara.goto(`/dashboard/northwind/${room}`)
    await clara.getByText("There is nothing here").waitFor()
  }
})

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("A customer's question").fill(question)
  await page.keyboard.press("Enter")
}

const talk = (page: Page) => page.getByRole("list", { name: "Questions and answers" })
