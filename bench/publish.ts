import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { replaced } from "../dev/documents/measured-section.ts"
import { repository } from "../dev/start/settings.ts"
import type { Results } from "./results.ts"
import { sections } from "./sections.ts"

const file = join(repository, "docs", "benchmarks.md")

/** Puts what was measured into the document, each section between its two marks. Nothing there is typed by hand. */
export function publish(results: Results): void {
  const document = readFileSync(file, "utf8")
  writeFileSync(
    file,
    Object.entries(sections).reduce((text, [name, write]) => replaced(text, name, write(results)), document),
  )
}
