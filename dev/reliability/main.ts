import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { replaced } from "../documents/measured-section.ts"
import { repository } from "../start/settings.ts"
import { Trouble } from "../start/trouble.ts"
import { figures } from "./figures.ts"
import { sections } from "./sections.ts"

/**
 * `npm run reliability`: puts what the last runs came to into docs/reliability.md. Nothing there is typed by hand. A section of
 * which there are no figures here stays as it is, which is said and makes the exit code 1.
 */
const file = join(repository, "docs", "reliability.md")

let document = readFileSync(file, "utf8")
for (const [name, write] of Object.entries(sections)) {
  try {
    document = replaced(document, name, write(figures))
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    console.error(`"${name}" stays as it is. ${error.message}`)
    process.exitCode = 1
  }
}
writeFileSync(file, document)
