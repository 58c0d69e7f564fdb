import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { z } from "zod"
import { repository } from "../start/settings.ts"
import type { Outcome } from "./outcome.ts"

const file = join(repository, "node_modules", ".cache", "parley", "reliability", "chaos.json")

const kept = z.object({ outcomes: z.array(z.looseObject({ chat: z.string(), without: z.array(z.string()) })) })

/** Keeps the last run of each kind for whoever writes the documents. */
export function publish(outcomes: readonly Outcome[]): void {
  const before = existsSync(file) ? (kept.safeParse(JSON.parse(readFileSync(file, "utf8"))).data?.outcomes ?? []) : []
  const others = before.filter(one => !outcomes.some(outcome => kindOf(outcome) === kindOf(one)))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ outcomes: [...others, ...outcomes] }, null, 2)}\n`)
}

const kindOf = ({ chat, without }: { chat: string; without: string[] }): string => [chat, ...without].join()
