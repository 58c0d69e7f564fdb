import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
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

/** The document with other words between the marks of a section. */
export function replaced(document: string, name: string, words: string): string {
  const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- end of ${name} -->`]
  const [before, rest, ...more] = document.split(begin)
  const [, after, ...again] = rest?.split(end) ?? []
  if (before === undefined || after === undefined || more.length + again.length > 0)
    throw new Error(`docs/benchmarks.md must have "${begin}" and "${end}" once, in this order`)
  return `${before}${begin}\n${words.trim()}\n${end}${after}`
}
