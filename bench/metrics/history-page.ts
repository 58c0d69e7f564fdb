import { setTimeout as pause } from "node:timers/promises"
import { isDeepStrictEqual } from "node:util"
import { count, eq } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../../drizzle/client.ts"
import { messages } from "../../drizzle/schema/conversations.ts"
import { entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { ParleySocket } from "../clients/parley-socket.ts"
import { converse } from "../clients/parley-talker.ts"
import type { Measured, Metric } from "../metric.ts"
import { paired } from "../paired.ts"
import { startBenchPostgres } from "../parley/bench-postgres.ts"
import { productWorker } from "../parley/product.ts"
import { benchOrigin, foundOrganization, type SignedIn, signIn } from "../parley/signed-in.ts"
import { median } from "../statistics.ts"
import { startBareHistory } from "./history-page/start-bare-history.ts"

const pageEntries = 50
const archivedPages = 6
const requestsPerBlock = 5
const archiveMsMax = 10_000

/** A page of a conversation that is older than what the organization's object serves itself, as its customer scrolls to it. */
export const historyPage: Metric = {
  names: ["history_page"],
  measure: async ({ quick }) => {
    const postgres = await startBenchPostgres()
    const ours = await (await productWorker(postgres))()
    const floor = await startBareHistory(postgres)
    try {
      const organizationId = await foundOrganization(postgres.database)
      const [customer] = await signIn(postgres.database, organizationId, { count: 1, role: null })
      if (!customer) throw new Error("There is one customer")
      const conversationId = await writeLong(`${ours.url}/api/organizations/${organizationId}/socket`, customer)
      await archived(postgres.database, conversationId)
      const path = `/api/conversations/${conversationId}/messages?limit=${pageEntries}`
      const oursUrl = await archivedPage(`${ours.url}${path}`, customer)
      const expected = await readPage(oursUrl, customer)
      const newest = expected.entries.at(-1)?.position ?? 0
      const floorUrl = `${floor.url}${path}&before=${newest + 1}`
      if (!isDeepStrictEqual((await readPage(floorUrl, customer)).entries, expected.entries))
        throw new Error("Both sides serve the same page")

      const sides = [
        { name: "ours", block: () => readMany(oursUrl, customer) },
        { name: "floor", block: () => readMany(floorUrl, customer) },
      ]
      const pairs = await paired(sides, { rounds: quick ? 40 : 200 })
      return {
        history_page: {
          ours: pairs.median("ours", "ms"),
          floor: pairs.median("floor", "ms"),
          peers: {},
          ratio: pairs.ratio("ms", ["ours", "floor"]),
          target: 1.5,
          bound: "at_most",
          unit: "ms",
          facts: {
            pageEntries,
            requestsPerBlock,
            spread: { ours: pairs.spread("ours", "ms"), floor: pairs.spread("floor", "ms") },
          },
          clientBusy: pairs.clientBusy(),
          notes: ["p50 of a page of 50 from Postgres, session and right to read it looked up on both sides"],
        } satisfies Measured,
      }
    } finally {
      await Promise.all([ours.stop(), floor.stop()])
      await postgres.stop()
    }
  },
}

/** Writes a conversation long enough that most of it is served from Postgres. */
async function writeLong(url: string, { cookie }: SignedIn): Promise<string> {
  const socket = await ParleySocket.signedIn(url.replace("http", "ws"), { cookie, origin: benchOrigin })
  const talker = await converse(socket)
  for (let sent = 0; sent < limits.tailEntriesMax + archivedPages * pageEntries; sent += pageEntries)
    await Promise.all(Array.from({ length: pageEntries }, (_, index) => talker.say(sent + index)))
  talker.close()
  return talker.conversationId
}

/** Waits until Postgres has the conversation; until then the object serves all of it itself. */
async function archived(database: Database, conversationId: string): Promise<void> {
  const saidAtLeast = limits.tailEntriesMax + archivedPages * pageEntries
  for (const deadline = Date.now() + archiveMsMax; Date.now() < deadline; await pause(20)) {
    const [row] = await database
      .select({ said: count() })
      .from(messages)
      .where(eq(messages.conversationId, conversationId))
    if (row && row.said > saidAtLeast) return
  }
  throw new Error("The conversation was not archived")
}

/** The address of a page that the object does not serve itself, found as the page in the browser finds it: by its marks. */
async function archivedPage(url: string, customer: SignedIn): Promise<string> {
  let found = url
  for (let read = 0; read <= limits.tailEntriesMax + pageEntries; read += pageEntries) {
    const { nextCursor } = await readPage(found, customer)
    if (typeof nextCursor !== "string") throw new Error("The conversation goes back further than its tail")
    found = `${url}&cursor=${nextCursor}`
  }
  return found
}

const page = z.object({ entries: z.array(entry), nextCursor: z.string().nullish() })

async function readPage(url: string, { cookie }: SignedIn): Promise<z.infer<typeof page>> {
  const answer = await fetch(url, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`A page was answered with ${answer.status}: ${await answer.text()}`)
  return page.parse(await answer.json())
}

/** Reads the page again and again, one request after the other; answers the p50 of a request. */
async function readMany(url: string, { cookie }: SignedIn): Promise<{ ms: number }> {
  const times: number[] = []
  for (let count = 0; count < requestsPerBlock; count += 1) {
    const startedAt = performance.now()
    const answer = await fetch(url, { headers: { cookie } })
    const { length } = await answer.text()
    times.push(performance.now() - startedAt)
    if (answer.status !== 200 || length < pageEntries * 100) throw new Error(`No page, but ${answer.status}`)
  }
  return { ms: median(times) }
}
