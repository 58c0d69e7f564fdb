import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { command } from "../../protocol/command.ts"
import type { DownFrame } from "../../protocol/down.ts"
import { type UpFrame, upFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { ask } from "./ask.ts"
import { type Column, columns } from "./columns.ts"
import { fingerprint } from "./fingerprint.ts"
import { frameRequests } from "./frame-requests.ts"
import { frameTable } from "./frame-table.ts"
import { connect, type Line } from "./line.ts"
import { secretsIn } from "./secrets.ts"
import { cellOf, type Row, unmatched, wordOf } from "./table.ts"
import { dismiss, names, type World, world } from "./world.ts"

/** Every frame that the schema knows, and every command of `do`. */
const doors = upFrame.options.flatMap(({ shape: { type } }) =>
  type.value === "do" ? command.options.map(({ shape }) => `do ${shape.type.value}`) : [type.value],
)

test("every frame and every command has its row, and every row its frame", () => {
  expect(doors).toContain("do reopen")
  expect(unmatched(doors, frameTable)).toEqual({ withoutRow: [], withoutDoor: [] })
  expect(unmatched([...doors, "do sing"], frameTable).withoutRow).toEqual(["do sing"])
})

for (const row of frameTable)
  test(row.label, async () => {
    const found: [Column, string][] = []
    for (const column of columns) found.push([column, await cell(row, column)])
    expect(Object.fromEntries(found)).toEqual(row.cells)
  })

/** What one person hears back in a world of their own; and that a refusal changes nothing, and others hear nothing. */
async function cell(row: Row, column: Column): Promise<string> {
  const here = await world(env, frameRequests[row.label]?.standing)
  const { organizationId } = here.here
  if (column === "anonymous")
    return cellOf(await ask(env, null, { method: "GET", path: `/api/organizations/${organizationId}/socket` }))
  if (column === "removed") await dismiss(here)
  const line = await connect(env, here.people[column], organizationId)
  const bystander = await connect(env, here.people[column === "other" ? "guest" : "other"], organizationId)
  const { epoch } = await bystander.hello()
  if (row.label === resuming) return resumed(column, { line, bystander, world: here, epoch })
  const welcome = await line.hello()
  const told = row.label === "hello" ? [welcome] : await sent(row, column, { line, world: here })
  expect(secretsIn(JSON.stringify(line.heard), column, here)).toEqual([])
  expect(await bystander.answersTo({ type: "acknowledge", frames: 0 })).toEqual([])
  expect(bystander.heard.map(({ type }) => type)).toEqual(["welcome", "refused"])
  line.close()
  bystander.close()
  return said(told)
}

const resuming = "hello (naming the conversation)"

interface Resuming {
  line: Line
  bystander: Line
  world: World
  epoch: string
}

/** Comes back to the conversation as if they had held it; and once more to one that does not exist. */
async function resumed(column: Column, { line, bystander, world, epoch }: Resuming): Promise<string> {
  const positions = (id: string) => ({ [id]: 0 })
  const comeBack = async (at: Line, conversationId: string) => {
    at.send({ type: "hello", protocol: protocolVersion, epoch, positions: positions(conversationId) })
    await at.settled()
    return at.heard.slice(0, -1)
  }
  const told = await comeBack(line, world.here.conversationId)
  expect(secretsIn(JSON.stringify(told), column, world)).toEqual([])
  const again = column === "anonymous" ? null : await connect(env, world.people[column], world.here.organizationId)
  const ofNothing = again ? await comeBack(again, names().conversationId) : []
  const withoutTime = (frames: DownFrame[]) => frames.map(frame => ({ ...frame, serverTime: 0 }))
  const isForeign = !["customer", "agent", "admin", "owner"].includes(column)
  if (isForeign) expect(withoutTime(ofNothing)).toEqual(withoutTime(told))
  for (const one of [line, bystander, again]) one?.close()
  return told.map(({ type }) => type).join(",")
}

async function sent(row: Row, column: Column, { line, world }: { line: Line; world: World }): Promise<DownFrame[]> {
  const make = frameRequests[row.label]?.frame
  if (!make) throw new Error(`Nobody knows what to send for ${row.label}`)
  const before = await fingerprint(world)
  const told = await line.answersTo(make(world.here))
  const refused = told.some(({ type }) => type === "refused")
  if (refused) expect(await fingerprint(world)).toEqual(before)
  const isForeign = !["customer", "agent", "admin", "owner"].includes(column)
  if (refused && isForeign && !makesAnother.has(row.label)) {
    // The operation's id is one that is known, where the row is about that; everything else does not exist.
    const ofNothing = make({ ...names(), operationId: world.here.operationId })
    expect(withoutIds(await line.answersTo(ofNothing), ofNothing)).toBe(withoutIds(told, make(world.here)))
  }
  return told
}

/** Under an id that nobody has taken this is not refused (docs/decisions/005-operation-ids.md). */
const makesAnother = new Set(["do start (under an id that is taken)"])

/** Frames to the byte, but for what was asked for. */
function withoutIds(frames: DownFrame[], asked: UpFrame): string {
  const ids = JSON.stringify(asked).match(/[0-9a-f-]{36}/g) ?? []
  const answered = frames.flatMap(frame => ("id" in frame && frame.id ? [frame.id] : []))
  return [...ids, ...answered].reduce((text, id) => text.replaceAll(id, "…"), JSON.stringify(frames))
}

/** What a person was told, as a cell says it. Entries are told to everybody who may hear them, so they are no answer. */
function said(frames: DownFrame[]): string {
  const words = frames
    .filter(({ type }) => type !== "entries" && type !== "queues")
    .map(frame => (frame.type === "refused" ? wordOf(frame.code) : frame.type))
  return words.length === 0 ? "-" : words.join(",")
}
