import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { replaced } from "../documents/measured-section.ts"
import { repository } from "../start/settings.ts"
import { Trouble } from "../start/trouble.ts"
import { figures } from "./figures.ts"
import { sections } from "./sections.ts"

/** `npm run reliability`: puts what the last runs came to into docs/reliability.md. Nothing there is typed by hand. */
const file = join(repository, "docs", "reliability.md")

try {
  const measured = figures()
  const document = readFileSync(file, "utf8")
  writeFileSync(
    file,
    Object.entries(sections).reduce((text, [name, write]) => replaced(text, name, write(measured)), document),
  )
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  console.error(error.message)
  process.exitCode = 1
}
