import { parseArgs } from "node:util"
import { migrate } from "../../dev/migrations/migrate.ts"
import { embedded } from "../../dev/postgres/embedded.ts"
import { endpoint } from "../../dev/postgres/endpoint.ts"
import { Trouble } from "../../dev/start/trouble.ts"
import { database } from "../../drizzle/client.ts"
import { organization } from "../../drizzle/schema/auth.ts"
import { figures, told } from "./figures.ts"
import { judge } from "./judge.ts"
import { readCollection } from "./read-collection.ts"

/**
 * `npm run bench:knowledge -- --entries FILE --queries FILE`: how well a collection is searched, by the product's own writing
 * and searching, in a Postgres in memory. `--misses` lists the questions whose entry did not come first, `--json` prints all.
 */
const options = {
  entries: { type: "string" },
  queries: { type: "string" },
  misses: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const

try {
  const { values } = parseArgs({ options })
  const collection = readCollection(values)
  const connectionString = "postgres://parley:parley@localhost/parley"
  const served = await endpoint(await embedded("memory://"), { connectionString })
  await migrate({ connectionString, httpUrl: served.url })
  const db = database({ DATABASE_URL: connectionString, DATABASE_HTTP_URL: served.url })
  const [made] = await db.insert(organization).values({ name: "Bench", slug: "bench" }).returning()
  if (!made) throw new Error("An insert gives its row")
  const judged = await judge(db, made.id, collection)
  if (values.misses)
    for (const { query, place } of judged.filter(({ place }) => place !== 1)) console.log(`${place ?? "-"}\t${query}`)
  console.log(values.json ? JSON.stringify(figures(judged)) : told(figures(judged)))
  await served.close()
} catch (error) {
  console.error(error instanceof Trouble || error instanceof TypeError ? error.message : error)
  process.exitCode = 1
}
process.exit()
