import { expect } from "vitest"
import { askForPerson, openConsole, openDoor, openRow, reads, startOrganization, write } from "./people.ts"
import { scene } from "./scene.ts"

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

scene("what an owner promises is due in the console from then on, until it is kept", async ({ enter }) => {
  const owner = await enter()
  const guest = await enter()
  const slug = await startOrganization(owner)
  // Their other device, on which somebody has begun to change the same rules.
  const elsewhere = await enter({ storageState: await owner.context().storageState() })
  await elsewhere.goto(`/dashboard/${slug}/desk`)
  await elsewhere.getByLabel("When a colleague is gone for").fill("20")

  await owner.getByRole("link", { name: "Desk" }).click()
  for (const day of days) await owner.getByLabel(day).fill("0-24")
  await owner.getByLabel("First reply within", { exact: true }).fill("30")
  await owner.getByRole("button", { name: "Save" }).click()
  await owner.getByText("Saved. It counts from now on.").waitFor()

  await elsewhere.getByText("Somebody has changed these rules since you began.").waitFor()
  await elsewhere.getByRole("button", { name: "Discard" }).click()
  expect(await elsewhere.getByLabel("First reply within", { exact: true }).inputValue()).toBe("30")

  await openDoor(guest, slug)
  await write(guest, "Do you have atlases?")
  await askForPerson(guest, "An order of forty")
  await openConsole(owner, slug)
  await owner
    .getByRole("region")
    .getByRole("link")
    .filter({ hasText: /atlases.*Due in (29|30) min/ })
    .waitFor()
  await openRow(owner, "atlases")
  const due = owner.getByRole("main").getByText(/^First reply due in (29|30) min$/)
  await due.waitFor()
  await write(owner, "We have six.")
  await reads(guest, "We have six.")
  await due.waitFor({ state: "detached" })
  expect(await guest.getByText(/due/i).count()).toBe(0)
})
