import { expect } from "vitest"
import { fillSignUp, newEmail, openDoor, openRow, reads, write } from "./people.ts"
import { scene } from "./scene.ts"

scene("somebody new starts an organization, and its door is open at once", async ({ enter }) => {
  const owner = await enter()
  const guest = await enter()
  const slug = `lantern-${crypto.randomUUID().slice(0, 8)}`
  await owner.goto("/")
  await owner.getByRole("link", { name: "Sign in" }).first().click()
  await owner.getByRole("link", { name: "Make an account" }).click()
  await fillSignUp(owner, { name: "Vera Lund", email: newEmail("vera") })
  await owner.getByRole("link", { name: "New organization" }).click()
  await owner.getByLabel("Name", { exact: true }).fill("Lantern Books")
  expect(await owner.getByLabel("Address").inputValue()).toBe("lantern-books")
  await owner.getByLabel("Address").fill("northwind")
  await owner.getByText("This address is taken by another organization.").waitFor()
  await owner.getByLabel("Address").fill(slug)
  await owner.getByRole("button", { name: "Start the organization" }).click()
  await owner.waitForURL(`**/dashboard/${slug}/team`)

  await openDoor(guest, slug)
  await write(guest, "Do you buy used books?")
  await owner.goto(`/dashboard/${slug}/conversations/all`)
  await openRow(owner, "Do you buy used books?")
  await write(owner, "Every Tuesday, by the kilo.")
  await reads(guest, "Every Tuesday, by the kilo.")
})
