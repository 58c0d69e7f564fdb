import type { Page } from "playwright-core"
import { demoPassword, type PersonKey, people } from "../dev/seed/cast.ts"

/** What people do at a page, by the names and roles that they see or hear. */

export async function signIn(page: Page, who: PersonKey): Promise<void> {
  await page.goto("/sign-in")
  await fillSignIn(page, { email: people[who].email ?? "", password: demoPassword })
  await page.getByRole("heading", { name: `Hello, ${people[who].name}` }).waitFor()
}

export async function fillSignIn(page: Page, account: { email: string; password: string }): Promise<void> {
  const form = page.getByRole("form", { name: "Sign in" })
  await form.getByLabel("E-mail").fill(account.email)
  await form.getByLabel("Password", { exact: true }).fill(account.password)
  await form.getByRole("button", { name: "Sign in" }).click()
}

export async function fillSignUp(page: Page, account: { name: string; email: string }): Promise<void> {
  const form = page.getByRole("form", { name: "Sign up" })
  await form.getByLabel("Name").fill(account.name)
  await form.getByLabel("E-mail").fill(account.email)
  await form.getByLabel("Password", { exact: true }).fill(demoPassword)
  await form.getByRole("button", { name: "Sign up" }).click()
}

/** A new person and their organization; ends in its team's room and answers the organization's address. */
export async function startOrganization(page: Page): Promise<string> {
  const slug = `lantern-${crypto.randomUUID().slice(0, 8)}`
  await page.goto("/sign-up")
  await fillSignUp(page, { name: "Vera Lund", email: newEmail("vera") })
  await page.getByRole("link", { name: "New organization" }).click()
  await page.getByLabel("Name", { exact: true }).fill("Lantern Books")
  await page.getByLabel("Address").fill(slug)
  await page.getByRole("button", { name: "Start the organization" }).click()
  await page.waitForURL(`**/dashboard/${slug}/team`)
  return slug
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click()
  await page.getByRole("button", { name: "Sign out" }).click()
  await page.getByRole("link", { name: "Sign in" }).first().waitFor()
}

/** An organization's public door, ready to write. */
export async function openDoor(page: Page, slug: string): Promise<void> {
  await page.goto(`/o/${slug}`)
  await composer(page).waitFor()
}

export async function openConsole(page: Page, slug: string, queue = "waiting"): Promise<void> {
  await page.goto(`/dashboard/${slug}/conversations/${queue}`)
  await page.getByRole("navigation").getByRole("link", { name: "Waiting" }).waitFor()
}

/** Opens the conversation in which this was said last, from the list on screen. */
export async function openRow(page: Page, said: string): Promise<void> {
  await page.getByRole("region").getByRole("link").filter({ hasText: said }).click()
  await composer(page).waitFor()
}

export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await composer(page).press("Enter")
}

export async function note(page: Page, text: string): Promise<void> {
  await page.getByRole("tab", { name: "Note" }).click()
  await write(page, text)
  await page.getByRole("tab", { name: "Reply" }).click()
}

export async function askForPerson(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: "Talk to a person" }).click()
  await page.getByLabel("What is it about?").fill(reason)
  await page.getByRole("button", { name: "Ask for a person" }).click()
}

/** Claim, release, resolve, open again. */
export async function press(page: Page, action: "Claim" | "Release" | "Resolve" | "Open again"): Promise<void> {
  await page.getByRole("button", { name: action }).click()
}

/** Waits until the thread shows this. */
export async function reads(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole("log").getByText(text).first().waitFor()
}

/** Waits until this person's own newest message has come this far, or further. */
export async function seesState(page: Page, state: keyof typeof states): Promise<void> {
  await page.getByRole("log").getByText(states[state]).last().waitFor()
}

const states = {
  "Waiting to be sent": /^Waiting to be sent/,
  Sent: /^(Sent|Delivered|Read) · /,
  Read: /^Read · /,
} as const

/** The messages of the thread that contain this, in the order they are shown. */
export async function messagesWith(page: Page, part: string): Promise<string[]> {
  const texts = await page.getByRole("log").getByRole("listitem").locator(".bubble").allInnerTexts()
  return texts.filter(text => text.includes(part)).map(text => text.trim())
}

export const composer = (page: Page) => page.getByRole("textbox", { name: /^(Message to|Reply to|Note for)/ })

/** An address that nobody has used before. */
export const newEmail = (name: string): string => `${name}-${crypto.randomUUID().slice(0, 8)}@example.com`
