import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { Entry } from "../../protocol/entry.ts"
import { Talk, uuid } from "../live/scene.ts"
import { playSound } from "../notifications/sound.ts"
import AnswerSound from "./answer-sound.tsx"
import { answerSound } from "./answer-sound-setting.ts"
import { organization } from "./pretend-talk.tsx"
import { SoundSwitch } from "./sound-switch.tsx"
import { TalkHead } from "./talk-head.tsx"

vi.mock("../notifications/sound.ts", () => ({ playSound: vi.fn(async () => true) }))
vi.mock("../identity/account-menu.tsx", () => ({ AccountMenu: () => null }))

beforeEach(() => {
  localStorage.clear()
  vi.mocked(playSound).mockClear()
})
afterEach(() => vi.mocked(playSound).mockResolvedValue(true))

const talk = new Talk(10)

/** As many tabs of one customer, each of which hears what is said. */
async function tabs(...all: { visible: boolean; watched: string | null }[]) {
  const hearers = new Set<(news: readonly Entry[]) => unknown>()
  const client = {
    hear: (hearer: (news: readonly Entry[]) => unknown) => {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
  }
  const organizationId = crypto.randomUUID()
  const name = `parley ${organizationId} ${uuid(1)}`
  for (const tab of all)
    await render(<AnswerSound client={client} state={{ organizationId, ...tab }} userId={uuid(1)} />)
  const shown = all.filter(({ visible }) => visible).length
  const locks = async () => (await navigator.locks.query()).held?.filter(lock => lock.name?.startsWith(name))
  await expect.poll(locks).toHaveLength(shown + 1)
  return async (...news: Entry[]) => {
    for (const hear of hearers) await hear(news)
    return vi.mocked(playSound).mock.calls.length
  }
}

test("an answer that nobody looks at is heard, once for all tabs; what one says oneself is not", async () => {
  const said = await tabs({ visible: false, watched: talk.id }, { visible: true, watched: uuid(77) })
  expect(await said(talk.lena("Hello?"))).toBe(0)
  expect(await said(talk.ines("Here I am"), talk.ines("What is it?"))).toBe(1)
})

test("an answer that one of the tabs shows makes no sound", async () => {
  const said = await tabs({ visible: false, watched: talk.id }, { visible: true, watched: talk.id })
  expect(await said(talk.ines("You see me"))).toBe(0)
})

test("it is off until somebody turns it on, which plays it, or says that the browser does not let it", async () => {
  expect(answerSound.isOn()).toBe(false)
  const screen = await render(<SoundSwitch />)
  await userEvent.click(screen.getByRole("button", { name: "Turn the sound on" }))
  await expect.element(screen.getByRole("button", { name: "Turn the sound off" })).toBeVisible()
  await expect.poll(() => vi.mocked(playSound).mock.calls.length).toBe(1)
  expect(answerSound.isOn()).toBe(true)
  await userEvent.click(screen.getByRole("button", { name: "Turn the sound off" }))
  expect(answerSound.isOn()).toBe(false)
  vi.mocked(playSound).mockResolvedValue(false)
  await userEvent.click(screen.getByRole("button", { name: "Turn the sound on" }))
  await expect.element(screen.getByText("This browser does not let the page make a sound.")).toBeVisible()
})

test("what is unread stands in the tab's title, with a dot on its picture, until the page is left", async () => {
  document.head.prepend(Object.assign(document.createElement("link"), { rel: "icon" }))
  const icon = () => document.querySelector('link[rel="icon"]')?.getAttribute("href")
  const head = (unread: number) => <TalkHead organization={organization} standing="" unread={unread} />
  const screen = await render(head(0))
  expect(document.title).toBe("Northwind")
  await screen.rerender(head(2))
  expect([document.title, icon()]).toEqual(["(2) Northwind", "/favicon-news.svg"])
  await screen.unmount()
  expect([document.title, icon()]).toEqual(["Northwind", "/favicon.svg"])
})
