import { fileURLToPath } from "node:url"
import { type SearchPage, searchPage } from "../../protocol/search.ts"
import type { Measured, Metric } from "../metric.ts"
import { startBenchPostgres } from "../parley/bench-postgres.ts"
import { productWorker } from "../parley/product.ts"
import { foundOrganization, type SignedIn, signIn } from "../parley/signed-in.ts"
import { median, percentile, rounded } from "../statistics.ts"
import { patient } from "./search/patient.ts"
import { pourArchive, pouring } from "./search/pour-archive.ts"
import { type Asked, queries } from "./search/queries.ts"
import { vocabulary } from "./search/vocabulary.ts"

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Staff look for something in a million messages, beside two tenants who speak the same language. */
export const search: Metric = {
  names: ["search_1m"],
  patienceMs: 1_200_000,
  measure: async ({ quick }) => {
    const messages = quick ? 100_000 : 1_000_000
    const postgres = await startBenchPostgres()
    const { database } = postgres
    const spoken = vocabulary()
    const organizationId = await foundOrganization(database)
    const neighbours = [await foundOrganization(database), await foundOrganization(database)]
    const execute = patient(postgres)
    await pouring(execute, spoken, async () => {
      await pourArchive(execute, organizationId, { messages })
      for (const neighbour of neighbours) await pourArchive(execute, neighbour, { messages: messages / 10 })
    })
    const worker = await (
      await productWorker(postgres, {}, { [path("../../worker/org/drain.ts")]: path("../workers/quiet-drain.ts") })
    )()
    try {
      const [agent] = await signIn(database, organizationId, { count: 1, role: "agent" })
      if (!agent) throw new Error("There is one agent")
      const asked = await queries(database, organizationId, { spoken, messages, each: 34 })
      const url = `${worker.url}/api/organizations/${organizationId}/search`
      // The first requests start the object, and read the code.
      for (const one of asked.filter((_, at) => at % 20 === 0)) await timed(url, agent, one)
      const times: { kind: Asked["kind"]; ms: number }[] = []
      for (const one of asked) times.push({ kind: one.kind, ms: await timed(url, agent, one) })
      const all = times.map(({ ms }) => ms)
      const byKind = Object.groupBy(times, ({ kind }) => kind)
      return {
        search_1m: {
          ours: rounded(percentile(all, 0.95)),
          ...{ floor: null, peers: {}, ratio: null, target: 300, bound: "at_most", unit: "ms" },
          facts: {
            messages,
            neighbours: neighbours.length,
            queries: all.length,
            p50: rounded(median(all)),
            p99: rounded(percentile(all, 0.99)),
            p95ByKind: Object.fromEntries(
              Object.entries(byKind).map(([kind, some]) => [
                kind,
                rounded(
                  percentile(
                    some.map(({ ms }) => ms),
                    0.95,
                  ),
                ),
              ]),
            ),
          },
          notes: [
            "p95 of a search as a page asks it: session and right looked up, messages, people and conversations found, ranked and marked; common, rare and two words, beginnings, phrases and people in equal parts",
          ],
        } satisfies Measured,
      }
    } finally {
      await worker.stop()
      await postgres.stop()
    }
  },
}

async function timed(url: string, { cookie }: SignedIn, { q, kind, isSaid }: Asked): Promise<number> {
  const startedAt = performance.now()
  const answer = await fetch(`${url}?${new URLSearchParams({ q })}`, { headers: { cookie } })
  const text = await answer.text()
  const ms = performance.now() - startedAt
  if (answer.status !== 200) throw new Error(`A search for ${q} was answered with ${answer.status}: ${text}`)
  const found: SearchPage = searchPage.parse(JSON.parse(text))
  const hits = kind === "person" ? found.people.length : found.messages.length
  if (isSaid && hits === 0) throw new Error(`A search for ${q} (${kind}) found nothing`)
  return ms
}
