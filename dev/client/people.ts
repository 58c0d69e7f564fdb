import { z } from "zod"
import { problem } from "../../protocol/rest.ts"
import { type Answer, Browser } from "./browser.ts"

const signedIn = z.object({ user: z.object({ id: z.uuid(), name: z.string() }) })

export interface Person {
  browser: Browser
  userId: string
  name: string
}

export async function signIn(url: string, account: { email: string; password: string }): Promise<Person> {
  const browser = new Browser(url)
  return known(browser, await browser.post("/auth/sign-in/email", account))
}

export async function signUp(browser: Browser, account: { name: string; email: string; password: string }) {
  return known(browser, await browser.post("/auth/sign-up/email", account))
}

export async function guest(url: string): Promise<Person> {
  const browser = new Browser(url)
  return known(browser, await browser.post("/auth/sign-in/anonymous", {}))
}

function known(browser: Browser, answer: Answer): Person {
  const { user } = signedIn.parse(orThrow(answer))
  return { browser, userId: user.id, name: user.name }
}

/** The body of an answer; throws with the problem's own words when it is a refusal. */
export function orThrow({ status, body }: Answer): unknown {
  if (status < 400) return body
  const { data } = problem.safeParse(body)
  throw new Error(data ? `${data.title} (${data.code})` : `The answer is ${status}`)
}
