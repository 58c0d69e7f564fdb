import { expect } from "vitest"
import type { Env } from "../env.ts"
import { Browser } from "./browser.ts"

export interface Person {
  browser: Browser
  userId: string
  email: string
  name: string
}

export const password = "correct horse battery"

/** Somebody with a new account, signed in. */
export async function signUp(env: Env, name = "Ada", browser = new Browser(env)): Promise<Person> {
  const email = `${name.toLowerCase()}-${crypto.randomUUID()}@example.com`
  const answer = await browser.post("/auth/sign-up/email", { name, email, password })
  expect(answer).toMatchObject({ status: 200, body: { user: { email, name } } })
  return { browser, userId: answer.body.user.id, email, name }
}

/** The same person at another machine. */
export async function signIn(env: Env, { email, name, userId }: Person, browser = new Browser(env)): Promise<Person> {
  const answer = await browser.post("/auth/sign-in/email", { email, password })
  expect(answer).toMatchObject({ status: 200, body: { user: { id: userId } } })
  return { browser, userId, email, name }
}

export async function guest(env: Env): Promise<Person> {
  const browser = new Browser(env)
  const answer = await browser.post("/auth/sign-in/anonymous")
  expect(answer.status).toBe(200)
  const { id, email, name } = answer.body.user
  return { browser, userId: id, email, name }
}

export async function found(owner: Person, more: object = {}): Promise<{ id: string; slug: string }> {
  const slug = `org-${crypto.randomUUID().slice(0, 8)}`
  const answer = await owner.browser.post("/organizations", { name: "Harbour", slug, ...more })
  expect(answer.status).toBe(201)
  return { id: answer.body.id, slug }
}

/** Invites a new person and lets them accept. */
export async function join(env: Env, owner: Person, organizationId: string, role: string): Promise<Person> {
  const person = await signUp(env, "Joan")
  const invited = await owner.browser.post(`/organizations/${organizationId}/invitations`, {
    email: person.email,
    role,
  })
  expect(invited).toMatchObject({ status: 201, body: { mailed: true } })
  const accepted = await person.browser.post(`/invitations/${invited.body.id}/acceptance`)
  expect(accepted).toMatchObject({ status: 201, body: { id: organizationId, role } })
  return person
}
