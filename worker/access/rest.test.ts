import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import app from "../index.ts"
import { router } from "../routes/router.ts"
import type { Answered } from "./ask.ts"
import { type Column, columns } from "./columns.ts"
import { doorsOf } from "./doors.ts"
import { type Fingerprint, fingerprint } from "./fingerprint.ts"
import { securityFor, securityOf } from "./headers.ts"
import { knock } from "./knock.ts"
import { restRequests } from "./rest-requests.ts"
import { restTable } from "./rest-table.ts"
import { secretsIn } from "./secrets.ts"
import { cellOf, type Row, unmatched } from "./table.ts"
import { dismiss, names, type World, world } from "./world.ts"

test("every route has its row, and every row its route", () => {
  expect(unmatched(doorsOf(app), restTable)).toEqual({ withoutRow: [], withoutDoor: [] })
  const labels = restTable.map(({ label }) => label)
  expect(Object.keys(restRequests).filter(label => !labels.includes(label))).toEqual([])
})

test("a route that nobody wrote a row for is noticed, and so is a row whose route is gone", () => {
  const larger = router().route("/", app)
  larger.get("/api/conversations/:id/transcript", context => context.text(""))
  expect(unmatched(doorsOf(larger), restTable).withoutRow).toEqual(["GET /api/conversations/{id}/transcript"])
  const smaller = doorsOf(app).filter(door => door !== "GET /api/health")
  expect(unmatched(smaller, restTable).withoutDoor).toEqual(["GET /api/health"])
})

for (const row of restTable)
  test(row.label, async () => {
    const found: [Column, string][] = []
    let here: World | undefined
    for (const column of columns) {
      here ??= await world(env, restRequests[row.label]?.standing)
      const answer = await answered(row, column, here)
      found.push([column, cellOf(answer)])
      // A world in which something was done is of no use to who comes next.
      if (!leavesAll(row, answer)) here = undefined
    }
    expect(Object.fromEntries(found)).toEqual(row.cells)
  })

/** What one person is answered; and that a refusal changes nothing and tells nothing. */
async function answered(row: Row, column: Column, here: World): Promise<Answered> {
  if (column === "removed") await dismiss(here)
  const before = await fingerprint(here)
  const answer = await knock(row, column, { world: here })
  answer.socket?.accept()
  answer.socket?.close()
  const { status } = answer
  if (status !== 101)
    expect(securityOf(answer)).toEqual(securityFor(row.door.split(" ")[1] ?? "", { isHttps: false, status }))
  if (status >= 400) expect(await after(row, here, before)).toEqual(before)
  expect(secretsIn(`${answer.text} ${JSON.stringify([...answer.headers])}`, column, here)).toEqual([])
  if (status === 404 || status === 401) await expectTheSameOfNothing(row, column, { world: here, answer })
  return answer
}

const leavesAll = ({ label, door }: Row, { status }: Answered): boolean =>
  door.startsWith("GET ") || (status >= 400 && !restRequests[label]?.enters)

async function after({ label }: Row, here: World, { customers }: Fingerprint): Promise<Fingerprint> {
  const now = await fingerprint(here)
  return restRequests[label]?.enters ? { ...now, customers } : now
}

/** What is not theirs to see answers to the byte like what does not exist. */
async function expectTheSameOfNothing(row: Row, column: Column, { world, answer }: { world: World; answer: Answered }) {
  const ofNothing = await knock(row, column, { world, things: names() })
  expect({ ...ofNothing, headers: [...ofNothing.headers] }).toEqual({ ...answer, headers: [...answer.headers] })
}
