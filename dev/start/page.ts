import { createHash } from "node:crypto"
import { appendFileSync, existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { readManifest } from "../build/first-load.ts"
import { pageLinks } from "../build/page-links.ts"
import { repository } from "./settings.ts"
import { Trouble } from "./trouble.ts"

const stampFile = join(repository, "node_modules", ".cache", "parley", "page.txt")
const builtPage = join(repository, "web", "dist", "index.html")

/** Builds the page with Vite, unless the built one came from the very same files. Answers whether it had to. */
export async function buildPage(): Promise<boolean> {
  const stamp = inputStamp()
  if (existsSync(builtPage) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false
  // Vite asks this whether React comes with its development checks, and a test run has set it for all that it starts.
  process.env.NODE_ENV = "production"
  const { build } = await import("vite")
  // Built elsewhere and moved into place: another Parley may be serving the built page, or building it at this moment.
  const outDir = join(dirname(stampFile), `page-${process.pid}`)
  await build({ root: join(repository, "web"), logLevel: "silent", build: { outDir } }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Trouble(`The page does not build: ${reason.trim()}`, "Mend what it names", { cause: error })
  })
  appendFileSync(join(outDir, "_headers"), pageLinks(readManifest(outDir)))
  rmSync(dirname(builtPage), { recursive: true, force: true })
  renameSync(outDir, dirname(builtPage))
  writeFileSync(stampFile, stamp)
  return true
}

/** One hash over the names and contents of everything that goes into the page. */
function inputStamp(): string {
  const hash = createHash("sha256")
  const files = globSync(["web/**/*", "protocol/**/*", "dev/build/*", "package-lock.json"], {
    cwd: repository,
    withFileTypes: true,
    exclude: entry => ["dist", ".wrangler", "node_modules", "functions"].includes(entry.name),
  })
  const paths = files
    .filter(file => file.isFile() && !file.name.includes(".test."))
    .map(file => join(file.parentPath, file.name))
  for (const path of paths.sort()) hash.update(path).update("\0").update(readFileSync(path)).update("\0")
  return hash.digest("hex")
}
