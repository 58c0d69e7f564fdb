import { env } from "cloudflare:workers"
import { beforeAll, expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { bodyBytesMax } from "../routes/body-bytes-max.ts"
import { type Asked, ask } from "./ask.ts"
import { fingerprint } from "./fingerprint.ts"
import { frameRequests } from "./frame-requests.ts"
import { requestOf } from "./knock.ts"
import { connect } from "./line.ts"
import { restRequests } from "./rest-requests.ts"
import { restTable } from "./rest-table.ts"
import { cellOf, type Row } from "./table.ts"
import { type World, world } from "./world.ts"

const changes = restTable.filter(({ door, label }) => !door.startsWith("GET ") && door === label)
const withBody = changes.filter(({ label }) => restRequests[label]?.body)

let shared: World
beforeAll(async () => {
  shared = await world(env)
})

const asOwner = (row: Row, here: World, more: Partial<Asked> = {}) =>
  ask(env, here.people.owner, { ...requestOf(row, "owner", { world: here, things: here.here }), ...more })

/** A body with so many bytes; white space around JSON is allowed. */
const filled = (row: Row, here: World, bytes: number) => {
  const { body = {} } = requestOf(row, "owner", { world: here, things: here.here })
  return JSON.stringify(body).padEnd(bytes, " ")
}

const bytesMaxOf = (row: Row) => bodyBytesMax(row.door.split(" ")[1] ?? "")

for (const row of withBody)
  test(`${row.label} takes a body of ${bytesMaxOf(row)} bytes`, async () => {
    const here = await world(env, restRequests[row.label]?.standing)
    const answer = await asOwner(row, here, { bytes: filled(row, here, bytesMaxOf(row)) })
    expect(cellOf(answer)).toBe(row.cells.owner)
  })

for (const row of changes)
  test(`${row.label} refuses one byte more, whatever is said of its length`, async () => {
    const before = await fingerprint(shared)
    const long = filled(row, shared, bytesMaxOf(row) + 1)
    const ways: [string, Partial<Asked>][] = [
      ["as it is", { bytes: long }],
      ["said to be short", { bytes: long, headers: { "Content-Length": "2" } }],
      ["said to be what it is not", { bytes: long, headers: { "Content-Length": "-1, many" } }],
      ["in pieces without a length", { bytes: inPieces(long) }],
      ["in endless pieces", { bytes: endless() }],
      ["short, and said to be long", { bytes: "{}", headers: { "Content-Length": `${bytesMaxOf(row) + 1}` } }],
    ]
    for (const [way, more] of ways) expect([way, cellOf(await asOwner(row, shared, more))]).toEqual([way, "too_large"])
    expect(await fingerprint(shared)).toEqual(before)
  })

for (const row of withBody)
  test(`${row.label} refuses what is nested deeply, and what is no JSON`, async () => {
    const before = await fingerprint(shared)
    const depth = limits.frameBytesMax / 2
    const nested = "[".repeat(depth) + "]".repeat(depth)
    const named = JSON.stringify({ a: 1 }).replace("1", `${'{"a":'.repeat(depth / 4)}1${"}".repeat(depth / 4)}`)
    for (const bytes of [nested, named, "[".repeat(depth), "", "nul", "{}}", '"', "\u0000"]) {
      const { status, text } = await asOwner(row, shared, { bytes })
      // Where nothing has to be in a body, nothing is wrong with what is.
      if (status >= 400) expect([bytes.slice(0, 9), status]).toEqual([bytes.slice(0, 9), expect.toSatisfy(isOurs)])
      expect(text.length).toBeLessThan(4 * limits.frameBytesMax)
    }
    if (!row.door.startsWith("POST /api/auth/")) expect(await fingerprint(shared)).toEqual(before)
  })

const isOurs = (status: number) => status >= 400 && status < 500

test("an address and headers of eight kibibytes change no answer", async () => {
  const here = await world(env, "open")
  const long = "x".repeat(8_192)
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`X-Filler-${at}`, "x".repeat(80)]))
  for (const row of restTable.filter(({ door, label }) => door === label && door.startsWith("GET "))) {
    if (row.door.endsWith("/socket")) continue
    const { path } = requestOf(row, "owner", { world: here, things: here.here })
    const as = (asked: Partial<Asked>) => ask(env, here.people.owner, { method: "GET", path, ...asked })
    const answers = [
      await as({}),
      await as({ path: `${path}${path.includes("?") ? "&" : "?"}filler=${long}` }),
      await as({ headers: many }),
    ]
    expect([row.label, ...answers.map(cellOf)]).toEqual([row.label, ...answers.map(() => row.cells.owner)])
    const cursor = await as({ path: `${path}${path.includes("?") ? "&" : "?"}cursor=${long}` })
    expect([row.label, [row.cells.owner, "bad_request"]]).toEqual([row.label, expect.arrayContaining([cellOf(cursor)])])
  }
})

test("a frame may have so many bytes, and not one more", async () => {
  const line = await connect(env, shared.people.agent, shared.here.organizationId)
  const hello = JSON.stringify({ type: "hello", protocol: protocolVersion })
  line.send(hello.padEnd(limits.frameBytesMax + 1, " "))
  line.send(hello.padEnd(limits.frameBytesMax, " "))
  await line.hears("welcome")
  expect(line.heard).toMatchObject([{ type: "refused", code: "too_large" }, { type: "welcome" }])
  // Bytes are counted, not characters.
  line.send(JSON.stringify("ü".repeat(limits.frameBytesMax / 2)))
  await line.hears("refused", 2)
  expect(line.heard[2]).toMatchObject({ type: "refused", code: "too_large" })
})

test.each(Object.entries(frameRequests))(
  "%s in bytes, nested or broken is refused, and the third time the socket closes",
  async (_, { frame }) => {
    const { people, here } = shared
    const before = await fingerprint(shared)
    const text = JSON.stringify(frame(here))
    const wrong: (string | Uint8Array)[][] = [
      [1, 2, 3].map(() => new TextEncoder().encode(text)),
      [1, 2, 3].map(() => text.replace("}", `,"more":${"[".repeat(30_000)}${"]".repeat(30_000)}}`)),
      [text.slice(0, -1), `${text}}`, text.replace('"type"', '"Type"')],
    ]
    for (const three of wrong) {
      const line = await connect(env, people.agent, here.organizationId)
      await line.hello()
      for (const one of three) line.send(one)
      expect(await line.closed).toBe(4400)
      expect(line.heard.slice(1)).toMatchObject(
        three.map(() => ({ type: "refused", code: expect.stringMatching(/^bad_/) })),
      )
    }
    expect(await fingerprint(shared)).toEqual(before)
  },
)

function inPieces(text: string): ReadableStream {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 1_000) controller.enqueue(bytes.slice(at, at + 1_000))
      controller.close()
    },
  })
}

/** Would never end; whoever reads it to the end never answers. */
function endless(): ReadableStream {
  return new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(10_000).fill(32)) })
}
