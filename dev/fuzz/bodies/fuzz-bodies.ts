import { z } from "zod"
import type { Entry } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import { problem } from "../../../protocol/rest.ts"
import { Dice } from "../../simulation/random.ts"
import { mutateText } from "../mutate-text.ts"
import { mutateValue } from "../mutate-value.ts"
import { replyBytesMax } from "../reply-bytes.ts"
import { type Crowd, gather } from "./crowd.ts"
import { validBodies } from "./valid-bodies.ts"
import { origin, startWatchedWorker, type WatchedWorker } from "./watched-worker.ts"

export interface BodiesFuzzed {
  seed: number
  bodies: number
  routes: number
  /** How often what came of a body, by the code of the refusal or the status. */
  outcomes: Record<string, number>
  largestRefusalBytes: number
  failures: { route: string; kind: string; body: string; wrong: string[] }[]
}

const failuresMax = 10

/** Mutated bodies from everybody to every route that takes one, one after the other, so that each write has its request. */
export async function fuzzBodies(seed: number, bodies: number): Promise<BodiesFuzzed> {
  const worker = await startWatchedWorker()
  const crowd = await gather(worker.url)
  const people = await worker.keepPeople()
  const routes = await routesWithBody(worker.url)
  const dice = new Dice(seed)
  const found: BodiesFuzzed = {
    seed,
    bodies,
    routes: routes.length,
    outcomes: {},
    largestRefusalBytes: 0,
    failures: [],
  }
  for (let n = 0; n < bodies && found.failures.length < failuresMax; n += 1) {
    const isDone = await throwOne({ worker, crowd, dice, route: pickRoute(dice, routes) }, found)
    if (isDone) await people.restore()
  }
  const unasked = entriesForNothing(await worker.end(), crowd.accepted)
  if (unasked.length > 0) found.failures.push({ route: "all", kind: "all", body: "", wrong: unasked })
  return found
}

/** Hashing a password takes as long as fifty other requests, so those come less often. */
function pickRoute(dice: Dice, routes: string[]): string {
  const route = dice.pick(routes)
  return hashing.test(route) && dice.chance(0.9) ? pickRoute(dice, routes) : route
}

const hashing = /email|password|delete-user/

/** Stored, though nobody was told that it is. An operation that makes several entries answers with the last one. */
function entriesForNothing(log: Entry[], accepted: ReadonlySet<string>): string[] {
  const isAsked = (index: number): boolean => {
    const [one, next] = [log[index], log[index + 1]]
    if (!one || accepted.has(one.id)) return true
    // The account answered a guest who has signed up; the assistant answers by itself.
    if (one.body.type === "customer_changed" || one.author.kind === "assistant") return true
    return next?.conversationId === one.conversationId && next.at === one.at && isAsked(index + 1)
  }
  return log.filter((_, index) => !isAsked(index)).map(one => `stored for nothing: ${JSON.stringify(one)}`)
}

const description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))) })

/** From the API's own description, so that a route which takes a body and is not known here is noticed. */
async function routesWithBody(url: string): Promise<string[]> {
  const { paths } = description.parse(await (await fetch(`${url}/api/openapi.json`)).json())
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, one]) => ("requestBody" in one ? [`${method} ${path}`] : [])),
  )
  const unknown = described.filter(route => !(route in validBodies))
  if (unknown.length > 0) throw new Error(`No body is known for ${unknown.join(", ")}`)
  return described
}

interface Throw {
  worker: WatchedWorker
  crowd: Crowd
  dice: Dice
  route: string
}

const harmless = /conversations|knowledge|invitations|update-user|post \/api\/organizations/

/** True when somebody may not be any more who they were. */
async function throwOne({ worker, crowd, dice, route }: Throw, found: BodiesFuzzed): Promise<boolean> {
  const [kind, cookie] = dice.pick(crowd.cookies)
  const [method = "", path = ""] = route.split(" ")
  const body = Buffer.from(mutated(dice, validBodies[route]?.(dice, crowd) ?? {}))
  worker.writes.taken()
  const address = path
    .replace("{memberId}", dice.pick(crowd.memberIds))
    .replace("{entryId}", dice.pick(crowd.entryIds))
    // No answer has such an id.
    .replace("{answerId}", dice.pick(crowd.conversationIds))
    .replace("{id}", path.includes("/conversations/") ? dice.pick(crowd.conversationIds) : crowd.organizationId)
  const response = await fetch(`${worker.url}${address}`, {
    method: method.toUpperCase(),
    headers: { Origin: origin, Cookie: cookie, "Content-Type": "application/json" },
    body,
  })
  const text = await response.text()
  const isRefused = response.status >= 400
  const outcome = isRefused ? codeOf(text) : String(response.status)
  found.outcomes[outcome] = (found.outcomes[outcome] ?? 0) + 1
  const writes = worker.writes.taken()
  const wrong = isRefused ? wrongWithRefusal({ status: response.status, text, bodyBytes: body.byteLength, writes }) : []
  if (isRefused) found.largestRefusalBytes = Math.max(found.largestRefusalBytes, Buffer.byteLength(text))
  else
    await remember(crowd, text, async id => {
      const path = `/api/conversations/${id}/messages?limit=${limits.pageItemsMax}`
      return (await fetch(`${worker.url}${path}`, { headers: { Cookie: cookie } })).text()
    })
  if (wrong.length > 0) found.failures.push({ route, kind, body: body.toString().slice(0, 1_000), wrong })
  return writes.length > 0 && !harmless.test(route)
}

function wrongWithRefusal(refused: { status: number; text: string; bodyBytes: number; writes: string[] }): string[] {
  const { status, text, bodyBytes, writes } = refused
  const [bytes, most] = [Buffer.byteLength(text), replyBytesMax(bodyBytes)]
  return [
    ...(status >= 500 ? [`answered ${status}`] : []),
    ...(problem.safeParse(asJson(text)).success ? [] : [`is no problem: ${text.slice(0, 200)}`]),
    ...(bytes > most ? [`${bytes} bytes where ${most} are the most`] : []),
    ...writes.map(statement => `wrote: ${statement}`),
  ]
}

function mutated(dice: Dice, body: object): string {
  const holder = { value: body }
  const how = dice.next()
  if (how < 0.05) return JSON.stringify(body)
  if (how < 0.75) for (let changes = 1 + dice.below(2); changes > 0; changes -= 1) mutateValue(holder, dice)
  const text = JSON.stringify(holder.value) ?? "undefined"
  return how < 0.65 ? text : mutateText(text, { dice, bytesMax: limits.frameBytesMax })
}

const operation = z.object({ entry: z.object({ id: z.uuid() }) })

const standing = /"type":"data-conversation","data":\{"id":"([0-9a-f-]{36})"/
const messages = z.object({ entries: z.array(z.object({ id: z.uuid(), author: z.object({ kind: z.string() }) })) })

/** A chat says in which conversation it wrote, and not under which id: what the customer wrote last there is that. */
async function remember(crowd: Crowd, text: string, read: (id: string) => Promise<string>): Promise<void> {
  const done = operation.safeParse(asJson(text))
  if (done.success) crowd.accepted.add(done.data.entry.id)
  const [, conversationId] = text.match(standing) ?? []
  if (conversationId === undefined) return
  const { entries } = messages.parse(asJson(await read(conversationId)))
  const written = entries.findLast(({ author }) => author.kind === "customer")
  if (written) crowd.accepted.add(written.id)
}

const codeOf = (text: string): string => problem.safeParse(asJson(text)).data?.code ?? "no problem"

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
