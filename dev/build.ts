import { join } from "node:path"
import { type Measured, measurePages, measureWorker } from "./build/budgets.ts"
import { bundleWorker } from "./build/bundle-worker.ts"
import { readManifest } from "./build/first-load.ts"
import { buildPage } from "./start/page.ts"
import { repository } from "./start/settings.ts"
import { Trouble } from "./start/trouble.ts"

/** `npm run build`: the page and the Worker as they are deployed, and whether they keep to their budgets. */
try {
  await buildPage()
  const built = join(repository, "web", "dist")
  const measured = [...measurePages(built, readManifest(built)), measureWorker(bundleWorker())]
  for (const budget of measured) console.log(line(budget))
  const over = measured.filter(({ bytes, bytesMax }) => bytes > bytesMax)
  if (over.length > 0)
    throw new Trouble(`Over budget: ${over.map(({ name }) => name).join("; ")}`, "Load less at first")
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof Trouble ? error.message : error)
}

function line({ name, bytes, bytesMax }: Measured): string {
  const kilobytes = (count: number) => `${(count / 1000).toFixed(1)} kB`
  return `${bytes > bytesMax ? "✘" : "✔"} ${name}: ${kilobytes(bytes)} gzipped, at most ${kilobytes(bytesMax)}`
}
