import { askForPerson, note, openConsole, openDoor, openRow, press, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene(
  "a customer asks for a person: claimed, released, claimed by another, resolved, opened again",
  async ({ enter }) => {
    const guest = await enter()
    const maya = await enter()
    const luis = await enter()
    await signIn(maya, "maya")
    await signIn(luis, "luis")
    await openConsole(maya, "harbor")
    await openConsole(luis, "harbor")

    await openDoor(guest, "harbor")
    await write(guest, "The left pedal of my bike comes off.")
    await reads(guest, "The left pedal of my bike comes off.")
    await askForPerson(guest, "Pedal comes off, second time")
    await guest.getByText("A person will join you here.").waitFor()

    await openRow(maya, "Pedal comes off, second time")
    await reads(maya, "asked for a person: Pedal comes off, second time")
    await press(maya, "Claim")
    await reads(guest, "Maya Chen joined")
    await luis.goto(maya.url())
    await luis.getByText(/^Maya Chen has it since/).waitFor()

    await note(maya, "Needs somebody from the workshop.")
    await press(maya, "Release")
    await reads(guest, "Maya Chen left. You are in the queue again")
    await press(luis, "Claim")
    await reads(guest, "Luís Ferreira joined")
    await reads(luis, "Needs somebody from the workshop.")
    await write(luis, "Luís from the workshop here. Bring it in, we mend it for free.")
    await reads(guest, "Bring it in, we mend it for free.")

    await press(luis, "Resolve")
    await reads(guest, "Resolved by Luís Ferreira")
    await press(luis, "Open again")
    await reads(guest, "Luís Ferreira opened it again")
    await luis
      .getByText(/^Waiting/)
      .first()
      .waitFor()
  },
)

scene("writing into a resolved conversation opens it again, and it waits for a person", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openDoor(guest, "harbor")
  await write(guest, "Do you take back old tyres?")
  await openConsole(maya, "harbor", "all")
  await openRow(maya, "Do you take back old tyres?")
  await write(maya, "Yes, at every counter.")
  await press(maya, "Resolve")
  await reads(guest, "Resolved by Maya Chen")
  await write(guest, "And batteries?")
  await reads(maya, "And batteries?")
  await maya.getByText(/^Waiting.*: Opened again/).waitFor()
})

scene("a customer who no longer wants to wait takes the request back", async ({ enter }) => {
  const guest = await enter()
  await openDoor(guest, "harbor")
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
  await openDoor(guest, "harbor")
  await write(guest, "My tyre has a hole.")
  await guest.getByRole("button", { name: "Talk to a person" }).click()
  await guest.getByLabel("What is it about?").fill("Hole in the")
  letGo.resolve()
  await guest.getByRole("log").getByText("My tyre has a hole.").waitFor({ state: "attached" })
  await guest.keyboard.type(" new tyre")
  await guest.getByRole("button", { name: "Ask for a person" }).click()
  await reads(guest, "You asked for a person: Hole in the new tyre")
})

scene("asking for a person while the first message goes out asks in its conversation", async ({ enter }) => {
  const guest = await enter()
  const letGo = Promise.withResolvers<void>()
  await guest.route("**/api/auth/sign-in/anonymous", async route => {
    await letGo.promise
    await route.continue()
  })
  await openDoor(guest, "harbor")
  await write(guest, "My shock leaks.")
  await askForPerson(guest, "Leaking shock")
  letGo.resolve()
  await reads(guest, "You asked for a person: Leaking shock")
  await reads(guest, "My shock leaks.")
})
