import { describe, expect } from "vitest"
import type { PersonKey } from "../dev/seed/cast.ts"
import { fixedId } from "../dev/seed/fixed-id.ts"
import { faultsOf } from "./faults-of.ts"
import { askForPerson, composer, openDoor, reads, seesState, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

const conversation = (name: string) => fixedId(`conversation ${name}`)
const inbox = "/dashboard/northwind/conversations"

/** Every page, who looks at it, and what says that it is there. */
const pages: { path: string; who?: PersonKey; shows: string }[] = [
  { path: "/", shows: "Sign in" },
  { path: "/sign-in", shows: "Sign in" },
  { path: "/sign-up", shows: "Make an account" },
  { path: "/messages", shows: "Sign in to see the conversations" },
  { path: "/o/northwind", shows: "How can Northwind Outfitters help?" },
  { path: "/o/no-such-organization", shows: "There is nothing here" },
  { path: `/invitations/${fixedId("no invitation")}`, shows: "You have been invited" },
  { path: "/return#nothing", shows: "You come from a mail" },
  { path: "/unsubscribe#nothing", shows: "you get one mail" },
  { path: "/api/docs", shows: "Whether the service answers" },

  { path: "/", who: "clara", shows: "Hello, Clara Jensen" },
  { path: "/messages", who: "clara", shows: "Shorter on the 50" },
  {
    path: `/messages/northwind/${conversation("northwind waiting: parcel says delivered")}`,
    who: "clara",
    shows: "I need them for a trip",
  },
  { path: `/messages/harbor/${conversation("harbor claimed: frame size")}`, who: "clara", shows: "Shorter on the 50" },
  { path: "/messages/northwind/new", who: "clara", shows: "How can Northwind Outfitters help?" },
  { path: "/organizations/new", who: "clara", shows: "Start an organization" },
  { path: `/invitations/${fixedId("no invitation")}`, who: "clara", shows: "This invitation is not there any more" },

  { path: "/", who: "nora", shows: "Hello, Nora Lindqvist" },
  { path: "/o/northwind", who: "nora", shows: "You work here" },
  { path: `${inbox}/waiting`, who: "nora", shows: "It came off again" },
  { path: `${inbox}/mine`, who: "nora", shows: "Nothing is yours right now" },
  { path: `${inbox}/all`, who: "nora", shows: "Sofia Marin" },
  { path: `${inbox}/resolved`, who: "nora", shows: "Priya Raman" },
  {
    path: `${inbox}/all/${conversation("northwind claimed: boots too narrow")}`,
    who: "nora",
    shows: "Wide 39: 3 in stock",
  },
  { path: `${inbox}/all/${conversation("northwind long: equipment for sixty")}`, who: "nora", shows: "Pallet 2207" },
  { path: `${inbox}/all/${fixedId("no conversation")}`, who: "nora", shows: "This conversation does not exist" },
  { path: "/dashboard/northwind/search", who: "nora", shows: "Exactly these words, in a row" },
  { path: "/dashboard/northwind/search?q=sofia", who: "nora", shows: "Conversations" },
  { path: "/dashboard/northwind/search?q=pallet", who: "nora", shows: "Messages" },
  { path: "/dashboard/northwind/search?q=nothing-of-the-kind", who: "nora", shows: "Nothing found" },
  { path: "/dashboard/northwind/knowledge", who: "nora", shows: "Drop files here, or choose them" },
  { path: "/dashboard/northwind/knowledge/new", who: "nora", shows: "Other ways to ask" },
  { path: "/dashboard/northwind/assistant", who: "nora", shows: "Words that ask for a person" },
  { path: "/dashboard/northwind/desk", who: "nora", shows: "Not our product" },
  { path: "/dashboard/northwind/keyboard", who: "nora", shows: "Next conversation in the list" },
  { path: `${inbox}/unassigned`, who: "nora", shows: "Nobody's yet" },
  { path: `${inbox}/mentions`, who: "nora", shows: "Nobody has asked for you" },
  { path: `${inbox}/snoozed`, who: "nora", shows: "Nothing is snoozed" },
  { path: "/dashboard/northwind/replies", who: "nora", shows: "What your team says often" },
  { path: "/dashboard/northwind/macros", who: "nora", shows: "Several things at once" },
  { path: "/dashboard/northwind/reports", who: "nora", shows: "Dealt with by the assistant alone" },
  { path: "/dashboard/northwind/notifications", who: "nora", shows: "Tell me when" },
  { path: "/dashboard/northwind/team", who: "nora", shows: "Amir Haddad" },
  { path: "/dashboard/northwind/audit", who: "nora", shows: "wrote a note about" },
  { path: "/dashboard/northwind/erasures", who: "nora", shows: "The same in the audit log" },
  { path: "/dashboard/northwind/settings", who: "nora", shows: "Northwind Outfitters" },
]

describe.each([undefined, "clara", "nora"] as const)("as %s", who => {
  scene(
    "every page is free of accessibility faults, light and dark, narrow and wide",
    { timeout: 240_000 },
    async ({ enter }) => {
      const page = await enter({ reducedMotion: "reduce" })
      if (who) await signIn(page, who)
      const faults: string[] = []
      for (const { path, shows } of pages.filter(one => one.who === who)) {
        await page.goto(path)
        await page.getByText(shows).first().waitFor({ state: "attached" })
        await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" })
        faults.push(...(await faultsOf(page, path)))
      }
      expect(faults).toEqual([])
    },
  )
})

scene("so are the dialogs and menus, and a guest's conversation", { timeout: 240_000 }, async ({ enter }) => {
  const guest = await enter({ reducedMotion: "reduce" })
  await openDoor(guest, "harbor")
  await write(guest, "Do you *really* have **everything**?\n\n- boots\n- tents\n\n`NW-1`, see https://example.com/list")
  await reads(guest, "boots")
  const faults = await faultsOf(guest, "a guest's conversation")
  await guest.getByRole("button", { name: "Talk to a person" }).click()
  faults.push(...(await faultsOf(guest, "the dialog for a person")))
  await guest.getByRole("button", { name: "Not now" }).click()
  await guest.getByRole("button", { name: /^Account of/ }).click()
  faults.push(...(await faultsOf(guest, "the account menu")))

  const maya = await enter({ reducedMotion: "reduce" })
  await signIn(maya, "maya")
  await maya.goto(`${inbox}/all/${conversation("northwind claimed: boots too narrow")}`)
  await composer(maya).waitFor()
  await maya.getByRole("tab", { name: "Note" }).click()
  faults.push(...(await faultsOf(maya, "a note being written")))
  await maya.getByRole("button", { name: /^Switch organization/ }).click()
  faults.push(...(await faultsOf(maya, "the switcher")))
  await maya.keyboard.press("Escape")
  await maya.keyboard.press("?")
  await maya.getByRole("heading", { name: "Keyboard shortcuts" }).waitFor()
  faults.push(...(await faultsOf(maya, "the table of shortcuts")))
  expect(faults).toEqual([])
})

scene("so are the lists one chooses from, and what they leave behind", { timeout: 240_000 }, async ({ enter }) => {
  const maya = await enter({ reducedMotion: "reduce" })
  await signIn(maya, "maya")
  await maya.goto(`${inbox}/all/${conversation("northwind claimed: boots too narrow")}`)
  await composer(maya).waitFor()
  const faults: string[] = []
  for (const [key, title] of [
    ["ControlOrMeta+k", "What do you want to do?"],
    ["t", "Transfer to"],
    ["s", "Snooze"],
    ["p", "Priority"],
    ["b", "Labels"],
    ["e", "How did it end?"],
  ] as const) {
    await maya.keyboard.press(key)
    await maya.getByRole("dialog", { name: title }).waitFor()
    faults.push(...(await faultsOf(maya, title)))
    await maya.keyboard.press("Escape")
    await maya.getByRole("dialog").waitFor({ state: "detached" })
  }
  await maya.keyboard.press("n")
  await maya.keyboard.type("@")
  await maya.getByRole("option", { name: "Tom Okafor" }).waitFor()
  faults.push(...(await faultsOf(maya, "colleagues to mention")))
  await maya.goto(`${inbox}/all`)
  await maya.locator("[data-row]").first().waitFor()
  await maya.keyboard.press("j")
  await maya.keyboard.press("x")
  await maya.getByText("1 selected").first().waitFor({ state: "attached" })
  faults.push(...(await faultsOf(maya, "a selection")))
  await maya.keyboard.press("p")
  await maya.getByRole("dialog", { name: "Priority" }).waitFor()
  await maya.keyboard.press("Enter")
  const done = maya.getByRole("region", { name: "What was done" })
  // In hand it stays for as long as this takes.
  await done.getByRole("button", { name: "Undo" }).focus()
  faults.push(...(await faultsOf(maya, "what was done to it")))
  await done.getByRole("button", { name: "Undo" }).click()
  await done.getByText("1 put back as before", { exact: true }).waitFor()
  await maya.keyboard.press("Escape")
  await maya.getByRole("button", { name: "Filter" }).click()
  faults.push(...(await faultsOf(maya, "the filter")))
  expect(faults).toEqual([])
})

scene("so are pages where something is wrong or in question", { timeout: 240_000 }, async ({ enter }) => {
  const stranger = await enter({ reducedMotion: "reduce" })
  await stranger.goto("/sign-up")
  await stranger.getByRole("button", { name: "Sign up" }).click()
  await stranger.getByRole("textbox", { name: "E-mail" }).and(stranger.locator("[aria-invalid=true]")).waitFor()
  const faults = await faultsOf(stranger, "a form that was filled in wrong")

  await openDoor(stranger, "harbor")
  await write(stranger, "Is anybody there?")
  await seesState(stranger, "Sent")
  await stranger.context().setOffline(true)
  await stranger.getByText("You are offline.").first().waitFor()
  await write(stranger, "Hello?")
  await seesState(stranger, "Waiting to be sent")
  faults.push(...(await faultsOf(stranger, "a conversation without a connection")))

  const nora = await enter({ reducedMotion: "reduce" })
  await signIn(nora, "nora")
  await nora.goto("/dashboard/northwind/team")
  await nora.getByRole("button", { name: "Remove Tom Okafor" }).click()
  await nora.getByRole("dialog", { name: "Remove Tom Okafor?" }).waitFor()
  faults.push(...(await faultsOf(nora, "the question before a removal")))
  expect(faults).toEqual([])
})

scene("so is what customers are asked at the end, and while they wait", { timeout: 240_000 }, async ({ enter }) => {
  const sofia = await enter({ reducedMotion: "reduce" })
  await signIn(sofia, "sofia")
  await sofia.goto("/messages/northwind")
  await sofia.getByRole("link", { name: /Perfect, thank you so much\./ }).click()
  await sofia.getByText(/^Thank you\. You said:/).waitFor()
  await sofia.getByRole("button", { name: "Say it differently" }).click()
  await sofia.getByLabel("Anything to add?").waitFor()
  const faults = await faultsOf(sofia, "a conversation that is rated")

  const guest = await enter({ reducedMotion: "reduce" })
  await openDoor(guest, "harbor")
  await askForPerson(guest, "A wheel is out of true")
  await guest.getByRole("button", { name: "Get the answer by mail" }).click()
  await guest.getByRole("button", { name: "Send me the answer" }).click()
  await guest.getByText("Write a whole address, like name@example.com.").waitFor()
  faults.push(...(await faultsOf(guest, "an address that is not whole")))
  expect(faults).toEqual([])
})
