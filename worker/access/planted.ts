import { password } from "../test/people.ts"
import type { World } from "./world.ts"

/** Short, so that a log that holds only a piece of something holds it, too; it stands first for the same reason. */
const mark = () => `zz${crypto.randomUUID().slice(0, 6)}`
const marks = { text: mark(), title: mark(), reason: mark(), name: mark(), password: mark(), email: mark() }

/** What is written and typed in a test. */
export const planted = {
  text: `${marks.text} is a private sentence`,
  title: `${marks.title} is a private title`,
  reason: `${marks.reason} is a private reason`,
  name: `${marks.name} is a private name`,
  password: `${marks.password} is a private password`,
  email: `${marks.email}@example.com`,
}

/** A body with what is private in the place of what the tables send; what somebody is known by stays. */
export function plantIn(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value) => {
    if (value === password) return value
    if (key === "email") return String(value).includes("-") ? value : planted.email
    return key in planted ? Reflect.get(planted, key) : value
  })
}

/** Everything that no log may hold: what people wrote and typed, and whatever opens a door. */
export function privateIn({ env, people, here, elsewhere, said }: World): [what: string, secret: string][] {
  const everybody = Object.values(people)
  return [
    ...Object.entries(marks),
    ...Object.entries(said),
    ["password", password],
    ["secret", env.BETTER_AUTH_SECRET],
    ["database password", new URL(env.DATABASE_URL).password],
    ["database address", env.DATABASE_URL],
    ["invitation", here.invitationId],
    ["invitation", elsewhere.invitationId],
    ...everybody.map(({ email }) => ["address", email] as [string, string]),
    ...everybody.flatMap(({ sessions }) => Object.values(sessions).map(token => ["token", token] as [string, string])),
    ...everybody.map(({ browser }) => ["cookie", browser.cookie.split("=")[1] ?? ""] as [string, string]),
  ]
}
