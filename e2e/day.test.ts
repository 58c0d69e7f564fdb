import type { Page } from "playwright-core"
import { describe, expect } from "vitest"
import { organizations, type PersonKey, people } from "../dev/seed/cast.ts"
import { byKeyboard, byMouse, type Hands, signInBy } from "./hands.ts"
import { objectsSay } from "./objects-say.ts"
import { pacedScene } from "./paced-scene.ts"
import { composer, openConsole, openDoor, reads } from "./people.ts"
import { recount } from "./recount.ts"
import type { Enter } from "./scene.ts"

const day = pacedScene("20x300")

const inbox = "northwind"
const agents = ["maya", "tom", "nora"] as const satisfies PersonKey[]
type Agent = (typeof agents)[number]

describe.each([
  ["with the keyboard alone", byKeyboard, { resolutionHours: "30" }],
  ["with the mouse", byMouse, { resolutionHours: "31" }],
] as const)("%s", (how, hands, { resolutionHours }) => {
  day(
    "a day of ten customers, three agents and an admin, whose report agrees with a recount",
    { timeout: 600_000 },
    async ({ enter, pacedUrl: url, pacedFolder, onTestFailed }) => {
      onTestFailed(() => console.error(objectsSay(pacedFolder)))
      const amir = await staffPage(enter, { url, hands, who: "amir" })
      await promise(amir, hands, { firstMinutes: "1", resolutionHours })
      const pages = {
        maya: await staffPage(enter, { url, hands, who: "maya" }),
        tom: await staffPage(enter, { url, hands, who: "tom" }),
        nora: await staffPage(enter, { url, hands, who: "nora" }),
      }
      const reason = (n: number) => `Reason ${n}, ${how}`
      const said = (n: number) => `Question ${n}, asked ${how}`
      const guests = await Promise.all(Array.from({ length: 10 }, () => enter({ baseURL: url })))
      const guest = (n: number): Page => guests[n] ?? expect.fail(`There is no guest ${n}`)
      await Promise.all(guests.map(one => openDoor(one, inbox)))

      // The assistant is stopped where it stands by who takes over.
      await openConsole(pages.maya, inbox, "all")
      await hands.write(guest(0), said(0))
      await hands.openRow(pages.maya, said(0))
      await reads(pages.maya, /w0003/)
      await hands.pressOrKey(pages.maya, /^Claim/, "c")
      await reads(guest(0), "Cut off: Maya Chen took over")

      // All others ask, too; six of them want a person.
      await Promise.all(guests.slice(1).map((one, n) => hands.write(one, said(n + 1))))
      for (const n of [1, 2, 3, 4, 5, 6]) await asksForPerson(guest(n), hands, reason(n))

      // Three want the same conversation, and one of them has it.
      const link = await opened(pages.maya, hands, reason(1))
      await Promise.all([pages.tom, pages.nora].map(page => page.goto(link)))
      const poised = await Promise.all(agents.map(who => hands.poise(pages[who], "Claim", "c")))
      await Promise.all(poised.map(claim => claim()))
      const winner = await who(pages)
      const others = agents.filter(one => one !== winner)
      for (const other of others)
        await pages[other].getByText(new RegExp(`^${people[winner].name} has it since`)).waitFor()
      await reads(guest(1), / joined/)
      expect(
        await guest(1)
          .getByRole("log")
          .getByText(/ joined/)
          .count(),
      ).toBe(1)

      // Who has it asks a colleague, who finds it among the mentions, and is given it.
      const [heir] = others
      if (heir === undefined) throw new Error("Two of three did not win")
      await hands.beginNote(pages[winner])
      await pages[winner].keyboard.type(`@${people[heir].name.slice(0, 3)}`)
      await pages[winner].getByRole("option", { name: people[heir].name }).waitFor()
      await pages[winner].keyboard.press("Enter")
      await pages[winner].keyboard.type("knows these poles")
      await pages[winner].keyboard.press("Enter")
      await openConsole(pages[heir], inbox, "mentions")
      // What the row says of the talk depends on how far the answer had come; whose it is does not.
      await hands.openRow(pages[heir], await customerOf(pages[winner]))
      await reads(pages[heir], `@${people[heir].name} knows these poles`)
      await transfer(pages[winner], hands, { to: people[heir].name, note: "Yours, as agreed" })
      await reads(guest(1), new RegExp(people[heir].name))
      await reads(pages[heir], "Yours, as agreed")

      // What the customer says meanwhile comes before a reply that does not know of it.
      // The browser's word that it is cut off comes before its socket is.
      await pages[heir].context().setOffline(true)
      await pages[heir].getByText("You are offline.").first().waitFor()
      await hands.write(pages[heir], "A new pole is on its way.")
      await hands.write(guest(1), "Stop, I have found it.")
      await reads(guest(1), "Stop, I have found it.")
      await pages[heir].context().setOffline(false)
      await reads(pages[heir], "Stop, I have found it.")
      await pages[heir]
        .getByText(/^Not sent\./)
        .first()
        .waitFor()
      expect(await guest(1).getByText("A new pole is on its way.").count()).toBe(0)
      await hands.press(pages[heir], pages[heir].getByRole("button", { name: "Send anyway" }))
      await reads(guest(1), "A new pole is on its way.")

      // Put off until a minute of this clock.
      await openConsole(pages.tom, inbox)
      await hands.openRow(pages.tom, reason(2))
      await snoozeForAMinute(pages.tom, hands)
      await putOff(pages.tom).waitFor()

      // Two are helped and say how it was.
      for (const [n, score] of [
        [4, 5],
        [5, 2],
      ] as const) {
        await openConsole(pages.nora, inbox)
        await hands.openRow(pages.nora, reason(n))
        await hands.write(pages.nora, `An answer to ${n}`)
        await reads(guest(n), `An answer to ${n}`)
        await hands.pressOrKey(pages.nora, /^Resolve/, "e")
        await hands.choose(pages.nora, "Solved")
        await reads(guest(n), "Resolved by Nora Lindqvist")
        await hands.check(guest(n), guest(n).getByRole("radio", { name: new RegExp(`^${score}`) }))
        await reads(pages.nora, new RegExp(`${score} of 5`))
      }

      // Nobody came to the third, and what was put off is back.
      await openConsole(pages.maya, inbox)
      await hands.openRow(pages.maya, reason(3))
      await pages.maya
        .getByRole("main")
        .getByText(/^First reply (\d+ min )?late$/)
        .waitFor({ timeout: 90_000 })
      await putOff(pages.tom).waitFor({ state: "detached", timeout: 90_000 })

      const counted = await recount(pages.nora, organizations.northwind.id)
      await amir.goto(`/dashboard/${inbox}/reports`)
      for (const [name, count] of [
        ["Begun", counted.started],
        ["A person was asked for", counted.escalated],
        ["Resolved", counted.resolved],
      ] as const)
        await expect.poll(() => tile(amir, name)).toBe(String(count))
      const average = counted.scores.reduce((sum, score) => sum + score, 0) / counted.scores.length
      await amir
        .getByText(new RegExp(`^${Number(average.toFixed(2))} of 5 on average of ${counted.scores.length}\\.`))
        .waitFor()
    },
  )
})

async function staffPage(enter: Enter, { url, hands, who }: { url: string; hands: Hands; who: PersonKey }) {
  const page = await enter({ baseURL: url })
  await signInBy(hands, page, who)
  return page
}

/** The admin has the team answer around the clock, within a minute. */
async function promise(page: Page, hands: Hands, within: { firstMinutes: string; resolutionHours: string }) {
  await page.goto(`/dashboard/${inbox}/desk`)
  for (const name of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
    await hands.fill(page, page.getByLabel(name), "0-24")
  await hands.fill(page, page.getByLabel("First reply within", { exact: true }), within.firstMinutes)
  await hands.fill(page, page.getByLabel("Resolved within", { exact: true }), within.resolutionHours)
  await hands.press(page, page.getByRole("button", { name: "Save" }))
  await page.getByText("Saved. It counts from now on.").waitFor()
}

async function asksForPerson(page: Page, hands: Hands, reason: string): Promise<void> {
  await hands.press(page, page.getByRole("button", { name: "Talk to a person" }))
  await hands.fill(page, page.getByLabel("What is it about?"), reason)
  await hands.press(page, page.getByRole("button", { name: "Ask for a person" }))
  await reads(page, `You asked for a person: ${reason}`)
}

async function opened(page: Page, hands: Hands, said: string): Promise<string> {
  await openConsole(page, inbox)
  await hands.openRow(page, said)
  await composer(page).waitFor()
  return page.url()
}

/** Who of them has what they all look at: to the others it is said who has it. */
async function who(pages: Record<Agent, Page>): Promise<Agent> {
  const having = async (one: Agent) => ((await pages[one].getByText(/ has it since/).count()) === 0 ? [one] : [])
  const found = async () => (await Promise.all(agents.map(having))).flat()
  await expect.poll(found).toHaveLength(1)
  const [one] = await found()
  return one ?? expect.fail("Somebody has it")
}

async function transfer(page: Page, hands: Hands, { to, note }: { to: string; note: string }): Promise<void> {
  await hands.pressOrKey(page, /^Transfer/, "t")
  await hands.fill(page, page.getByLabel("A note for them"), note)
  await hands.choose(page, to)
}

/** Until a full minute that is at least fifteen seconds away when the typing begins, by the clock where the team works. */
async function snoozeForAMinute(page: Page, hands: Hands): Promise<void> {
  await hands.pressOrKey(page, /^Snooze/, "s")
  const field = page.getByLabel("Or until (Europe/Copenhagen)")
  await field.waitFor()
  const until = new Date(Date.now() + 75_000)
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", {
      ...{ timeZone: "Europe/Copenhagen", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", hour12: true },
    })
      .formatToParts(until)
      .map(({ type, value }) => [type, value]),
  )
  await hands.typeTime(page, field, parts)
  await hands.press(page, page.getByRole("dialog").getByRole("button", { name: "Snooze" }))
}

const putOff = (page: Page) => page.getByRole("button", { name: /^Snooze.*Until/ })

const customerOf = async (page: Page): Promise<string> =>
  (await page.getByRole("main").getByRole("heading", { level: 1 }).textContent()) ?? expect.fail("Nobody's thread")

const tile = (page: Page, name: string): Promise<string | null> =>
  page
    .locator("dl.tiles > div")
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator(".value")
    .textContent()
