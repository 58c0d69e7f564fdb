import { parseArgs } from "node:util"
import { demoPassword, organizations, people } from "../seed/cast.ts"
import { isPerfect } from "../simulation/history/figures.ts"
import { Trouble } from "../start/trouble.ts"
import { flood } from "./flood.ts"
import { readTexts } from "./read-texts.ts"

/**
 * `npm run flood -- --file FILE --customers 50`: sends the lines of a file through a running Parley and counts what came of
 * them. Prints one JSON line; the exit code is 0 only when nothing was lost, doubled or moved and all of it is archived.
 */
const { values } = parseArgs({
  options: {
    file: { type: "string" },
    customers: { type: "string", default: "50" },
    url: { type: "string", default: `http://localhost:${process.env.PORT || 8788}` },
    organization: { type: "string", default: organizations.northwind.slug },
    staff: { type: "string", default: people.maya.email ?? "" },
    password: { type: "string", default: demoPassword },
    seed: { type: "string", default: "1" },
  },
})

try {
  const figures = await flood({
    texts: readTexts(values.file),
    customers: positive("customers", values.customers),
    url: values.url,
    organization: values.organization,
    staff: { email: values.staff, password: values.password },
    seed: positive("seed", values.seed),
  })
  console.log(JSON.stringify(figures))
  process.exitCode = isPerfect(figures) ? 0 : 1
} catch (error) {
  console.error(`The flood stops: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
// Lines that are being closed are no reason to stay.
process.exit()

function positive(name: string, given: string): number {
  const number = Number(given)
  if (!Number.isInteger(number) || number < 1 || number > 10_000)
    throw new Trouble(`--${name} is "${given}"`, "Give a whole number from 1 to 10000")
  return number
}
