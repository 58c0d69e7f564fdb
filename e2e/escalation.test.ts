import { askForPerson, note, openConsole, openDoor, openRow, press, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene(
  "a customer asks for a person: claimed, released, claimed by another, resolved, opened again",
  async ({ enter }) => {
    const guest = await enter()
    const maya = await enter()
    const tom = await enter()
    await signIn(maya, "maya")
    await signIn(tom, "tom")
    await openConsole(maya, "northwind")
    await openConsole(tom, "northwind")

    await openDoor(guest, "northwind")
    await write(guest, "The sole of my left boot comes off.")
    await reads(guest, "The sole of my left boot comes off.")
    await askForPerson(guest, "Sole comes off, second pair")
    await guest.getByText("A person will join you here.").waitFor()

    await openRow(maya, "Sole comes off, second pair")
    await reads(maya, "asked for a person: Sole comes off, second pair")
    await press(maya, "Claim")
    await reads(guest, "Maya Chen joined")
    await tom.goto(maya.url())
    await tom.getByText(/^Maya Chen has it since/).waitFor()

    await note(maya, "Needs somebody from the workshop.")
    await press(maya, "Release")
    await reads(guest, "Maya Chen left. You are in the queue again")
    await press(tom, "Claim")
    await reads(guest, "Tom Okafor joined")
    await reads(tom, "Needs somebody from the workshop.")
    await write(tom, "Tom from the workshop here. Send them in, we glue them for free.")
    await reads(guest, "Send them in, we glue them for free.")

    await press(tom, "Resolve")
    await reads(guest, "Resolved by Tom Okafor")
    await press(tom, "Open again")
    await reads(guest, "Tom Okafor opened it again")
    await tom
      .getByText(/^Waiting/)
      .first()
      .waitFor()
  },
)

scene("writing into a resolved conversation opens it again, and it waits for a person", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openDoor(guest, "northwind")
  await write(guest, "Do you take back bottles?")
  await openConsole(maya, "northwind", "all")
  await openRow(maya, "Do you take back bottles?")
  await write(maya, "Yes, at every counter.")
  await press(maya, "Resolve")
  await reads(guest, "Resolved by Maya Chen")
  await write(guest, "And gas canisters?")
  await reads(maya, "And gas canisters?")
  await maya.getByText(/^Waiting.*: Opened again/).waitFor()
})

scene("a customer who no longer wants to wait takes the request back", async ({ enter }) => {
  const guest = await enter()
  await openDoor(guest, "northwind")
  await askForPerson(guest, "Which size of helmet")
  await reads(guest, "Which size of helmet")
  await guest.getByRole("button", { name: "Cancel request" }).click()
  await reads(guest, "You no longer wait for a person")
  await guest.getByRole("button", { name: "Talk to a person" }).waitFor()
})

scene("a reason that is being written while the first message goes out is not lost", async ({ enter }) => {
  const guest = await enter()
  const letGo = Promise.withResolvers<void>()
  await guest.route("**/api/auth/sign-in/anonymous", async route => {
    await letGo.promise
    await route.continue()
  })
  await openDoor(guest, "northwind")
  await write(guest, "My tent has a hole.")
  await guest.getByRole("button", { name: "Talk to a person" }).click()
  await guest.getByLabel("What is it about?").fill("Hole in the")
  letGo.resolve()
  await guest.getByRole("log").getByText("My tent has a hole.").waitFor({ state: "attached" })
  await guest.keyboard.type(" new tent")
  await guest.getByRole("button", { name: "Ask for a person" }).click()
  await reads(guest, "You asked for a person: Hole in the new tent")
})

scene("asking for a person while the first message goes out asks in its conversation", async ({ enter }) => {
  const guest = await enter()
  const letGo = Promise.withResolvers<void>()
  await guest.route("**/api/auth/sign-in/anonymous", async route => {
    await letGo.promise
    await route.continue()
  })
  await openDoor(guest, "northwind")
  await write(guest, "My stove leaks.")
  await askForPerson(guest, "Leaking stove")
  letGo.resolve()
  await reads(guest, "You asked for a person: Leaking stove")
  await reads(guest, "My stove leaks.")
})
