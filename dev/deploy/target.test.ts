import { expect, test } from "vitest"
import { readTarget } from "./target.ts"

const complete = {
  CLOUDFLARE_API_TOKEN: "token",
  CLOUDFLARE_ACCOUNT_ID: "account",
  DATABASE_URL: "postgres://parley:secret@ep-cool-1.eu-central-1.aws.neon.tech/parley?sslmode=require",
  BETTER_AUTH_SECRET: "0123456789abcdef0123456789abcdef",
  PUBLIC_ORIGIN: "https://chat.example.com",
}

test("a complete environment is a target", () => {
  const assistant = {
    ASSISTANT_MODEL: "openai-compatible:https://models.example.com/v1#small",
    ASSISTANT_API_KEY: "key",
  }
  expect(readTarget({ ...complete, MAIL_FROM: "hello@example.com", ...assistant })).toEqual({
    databaseUrl: complete.DATABASE_URL,
    sessionSecret: complete.BETTER_AUTH_SECRET,
    origin: "https://chat.example.com",
    mailFrom: "hello@example.com",
    assistant,
  })
})

test("the keys for devices come as a pair, or not at all", () => {
  const pushKeys = { PUSH_PUBLIC_KEY: "public", PUSH_PRIVATE_KEY: "hush" }
  expect(readTarget({ ...complete, ...pushKeys })).toMatchObject({ pushKeys })
  expect(() => readTarget({ ...complete, PUSH_PRIVATE_KEY: "hush" })).toThrow("PUSH_PUBLIC_KEY")
  expect(() => readTarget({ ...complete, PUSH_PRIVATE_KEY: "hush" })).not.toThrow("hush")
})

test("everything that is missing is said at once, and no value is repeated", () => {
  const names = Object.keys(complete)
  for (const name of names) expect(() => readTarget({ DATABASE_URL: "postgres://u:hush@localhost/db" })).toThrow(name)
  expect(() => readTarget({ DATABASE_URL: "postgres://u:hush@localhost/db" })).not.toThrow("hush")
})

test.each([
  ["DATABASE_URL", "postgres://parley:secret@localhost/parley"],
  ["DATABASE_URL", "postgres://parley:secret@neon.tech.example.com/parley"],
  ["BETTER_AUTH_SECRET", "short"],
  ["PUBLIC_ORIGIN", "http://chat.example.com"],
  ["PUBLIC_ORIGIN", "https://chat.example.com/"],
  ["ASSISTANT_MODEL", "openai-compatible:https://key:hush@models.example.com/v1#small"],
])("a %s that cannot work (%s) is refused before anything is touched", (name, value) => {
  expect(() => readTarget({ ...complete, [name]: value })).toThrow(name)
})
