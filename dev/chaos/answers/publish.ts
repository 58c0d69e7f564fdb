import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { repository } from "../../start/settings.ts"
import type { AnswersOutcome } from "./answers.ts"

const file = join(repository, "node_modules", ".cache", "parley", "reliability", "answers.json")

/** Keeps the last run for whoever writes the documents. */
export function publishAnswers(outcome: AnswersOutcome): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(outcome, null, 2)}\n`)
}

/** True when no rule was broken. Each that was is said on the error output. */
export function explainAnswers({ rules }: AnswersOutcome): boolean {
  for (const { rule, examples } of rules) for (const example of examples) console.error(`${rule}: ${example}`)
  return rules.every(({ count }) => count === 0)
}
