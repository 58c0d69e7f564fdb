import { runInDurableObject } from "cloudflare:test"
import { env as configured } from "cloudflare:workers"
import { afterEach, expect, test, vi } from "vitest"
import { z } from "zod"
import type { Env } from "../env.ts"
import { ask } from "./ask.ts"
import { capturedLogs } from "./captured-logs.ts"
import { frameRequests } from "./frame-requests.ts"
import { requestOf } from "./knock.ts"
import { connect } from "./line.ts"
import { planted, plantIn, privateIn } from "./planted.ts"
import { restTable } from "./rest-table.ts"
import type { Row } from "./table.ts"
import { type World, world } from "./world.ts"

interface Trouble {
  what: string
  /** Breaks something, before anything is asked. The environment that requests come with may be another one. */
  befalls: (here: World) => Env | Promise<Env>
  /** Something that is said when it has really happened. */
  leaves: string
}

const troubles: Trouble[] = [
  { what: "nothing is broken", befalls: ({ env }) => env, leaves: "better-auth: Invalid password" },
  {
    what: "Postgres is away",
    befalls: ({ env }) => ({ ...env, DATABASE_HTTP_URL: "http://127.0.0.1:1/sql" }),
    leaves: "Postgres or an object does not answer",
  },
  {
    what: "the address of Postgres is wrong",
    befalls: ({ env }) => ({ ...env, DATABASE_URL: env.DATABASE_URL.replace("@", "@@/") }),
    leaves: "is not a valid URL",
  },
  { what: "Postgres cannot read a value", befalls: postgresSays("22P02"), leaves: "NeonDbError 22P02" },
  { what: "Postgres knows a row already", befalls: postgresSays("23503"), leaves: "NeonDbError 23503" },
  { what: "a statement is wrong", befalls: postgresSays("42P01"), leaves: "NeonDbError 42P01" },
  { what: "what is stored in the object is broken", befalls: broken, leaves: "A frame could not be handled" },
  {
    what: "no letter goes out",
    befalls: ({ env }) => ({ ...env, MAIL: { send: returned } }),
    leaves: "Could not mail an invitation",
  },
]

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

for (const { what, befalls, leaves } of troubles)
  test(`nothing private is in any log when ${what}`, async () => {
    const here = await world(configured)
    const logs = capturedLogs()
    const env = await befalls(here)
    await everyFrame(here)
    await everyRoute(env, here)
    expect(logs()).toContain(leaves)
    expect(found(logs(), here)).toEqual([])
  })

// As many requests as above.
test("a log that held something private would be noticed", async () => {
  const here = await world(configured)
  const logs = capturedLogs()
  const ORGANIZATION = new Proxy(configured.ORGANIZATION, {
    get: (target, property) => {
      const value = Reflect.get(target, property)
      if (property !== "get") return typeof value === "function" ? value.bind(target) : value
      return (...given: Parameters<typeof target.get>) => {
        const stub = target.get(...given)
        const leaking = (...told: unknown[]) => {
          console.debug("asked of the object", told)
          return Reflect.apply(stub.execute, stub, told)
        }
        return new Proxy(stub, { get: (one, name) => (name === "execute" ? leaking : Reflect.get(one, name)) })
      }
    },
  })
  await everyRoute({ ...configured, ORGANIZATION }, here)
  expect(found(logs(), here)).toEqual(expect.arrayContaining(["text", "reason"]))
})

const found = (log: string, here: World) => [
  ...new Set(privateIn(here).flatMap(([what, secret]) => (log.includes(secret) ? [what] : []))),
]

/** Every row of the table, by the customer and the owner, as it should be, cut off in the middle, and with a wrong password. */
async function everyRoute(env: Env, here: World): Promise<void> {
  for (const row of restTable.toSorted((one, other) => rank(one) - rank(other))) {
    if (row.door.endsWith("/socket")) continue
    for (const column of ["customer", "owner"] as const) {
      const asked = requestOf(row, column, { world: here, things: here.here })
      const path = asked.path.replace("text=ferry", `text=${encodeURIComponent(planted.text)}`)
      if (asked.body === undefined) {
        await ask(env, here.people[column], { ...asked, path })
        continue
      }
      const body = plantIn(asked.body)
      const cut = JSON.stringify(body).slice(0, -3)
      const wrong = JSON.parse(JSON.stringify(body).replaceAll("correct horse battery", planted.password))
      for (const attempt of [{ bytes: cut }, { body: wrong }, { body }])
        await ask(env, here.people[column], { ...asked, body: undefined, ...attempt })
    }
  }
}

/** What erases or ends something comes last, or everything after it would only be refused. */
const rank = ({ door }: Row): number =>
  [
    ...["POST /api/organizations/{id}/erasures", "DELETE /api/organizations/{id}"],
    ...["change-password", "delete-user", "revoke-sessions", "sign-out"],
  ].findIndex(end => door.endsWith(end))

/** Every frame, as it should be and cut off in the middle. Sockets that close are opened again while that works. */
async function everyFrame({ people, here }: World): Promise<void> {
  for (const { frame } of Object.values(frameRequests)) {
    for (const person of [people.guest, people.agent]) {
      const line = await connect(configured, person, here.organizationId).catch(() => null)
      if (!line) continue
      await line.hello()
      const text = JSON.stringify(plantIn(frame(here)))
      for (const one of [text.slice(0, -3), text]) line.send(one)
      line.send({ type: "watch", conversationId: here.conversationId })
      await Promise.race([line.closed, line.settled()])
    }
  }
}

/** Postgres refuses everything, and says what it was given wherever a real one might. */
function postgresSays(code: "22P02" | "23503" | "42P01") {
  return ({ env }: World): Env => {
    const reply = vi.fn(async (_: unknown, { body }: RequestInit = {}) => {
      const given = String(body)
      const message = {
        "22P02": `invalid input syntax for type uuid: "${given}"`,
        "23503": `insert or update on table "member" violates foreign key constraint`,
        "42P01": `relation "nothing" does not exist`,
      }[code]
      const details = { detail: given, hint: given, where: given, internalQuery: given }
      return Response.json({ message, code, severity: "ERROR", ...details }, { status: 400 })
    })
    vi.stubGlobal("fetch", reply)
    return env
  }
}

/** A mail server that says to whom and what it did not deliver. */
const returned: Env["MAIL"]["send"] = async letter => {
  const { to, text } = z.object({ to: z.string(), text: z.string() }).parse(letter)
  throw new Error(`550 ${to} does not take ${text.match(/https?:\S+/)?.[0]}`)
}

/** Rows that are no JSON any more. What a parser says of them holds a piece of them. */
async function broken({ env, stub }: World): Promise<Env> {
  await runInDurableObject(stub, (_, { storage }) => {
    // It reads what is written, and takes nothing else.
    storage.sql.exec("drop index entry_by_correction")
    storage.sql.exec("update conversation set data = ?", planted.text)
    storage.sql.exec("update entry set data = ?", planted.text)
  })
  return env
}
