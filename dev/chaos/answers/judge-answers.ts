import { z } from "zod"
import type { AnswerEnd } from "../../../protocol/answer.ts"
import { spending } from "../../../protocol/assistant.ts"
import type { StoredEntry } from "../../../protocol/entry.ts"
import { type Finding, Findings } from "../../simulation/history/findings.ts"
import { FoldedLog } from "../../simulation/history/folded-log.ts"
import { type SimulationRule, simulationRules } from "../../simulation/history/simulation-rules.ts"
import { judgeWritten } from "../../simulation/history/written-rules.ts"
import type { DraftFrame } from "../chat.ts"
import { askObjects, entriesOf } from "../parley/parley-stored.ts"

export interface AnswersJudged {
  /** Answers of which somebody was told while they were written. */
  begun: number
  ended: Record<AnswerEnd, number>
  questions: number
  /** Why answers failed, in the words that staff read, and how often. */
  failures: Record<string, number>
  /** What customers read when a person was fetched for them, and how often. */
  handOvers: Record<string, number>
  /** Tokens that the organization says it has spent. */
  spentTokens: number
  rules: Finding<SimulationRule>[]
}

export const answersAreOver = (folder: string): boolean => writing(folder).length === 0

const writing = (folder: string): string[] =>
  askObjects(folder, "select conversation_id as id from answer").flatMap(rows =>
    rows.map(one => z.object({ id: z.string() }).parse(one).id),
  )

/** Holds what was told and stored of every answer against what the model says, which is the same each time. */
export function judgeAnswers(
  folder: string,
  { drafts, tokens }: { drafts: readonly DraftFrame[]; tokens: number },
): AnswersJudged {
  const findings = new Findings<SimulationRule>(simulationRules)
  const whole = Array.from({ length: tokens }, (_, at) => `w${String(at).padStart(4, "0")} `).join("")
  for (const { answerId, offset, text } of drafts) {
    const isSaid = whole.slice(offset, offset + text.length) === text
    findings.expect("draft_text", isSaid, () => `"${text}" was told at ${offset} of ${answerId}`)
  }
  const entries = entriesOf(folder).map((entry): StoredEntry => ({ ...entry, seq: entry.seq ?? 0 }))
  const begun = new Set(drafts.map(({ answerId }) => answerId))
  const attempt = { number: 0, text: whole, tokens: Number.MAX_SAFE_INTEGER, ended: true }
  const spentTokens = spentIn(folder)
  judgeWritten(findings, {
    written: { begun, attempts: () => [attempt] },
    end: { writing: writing(folder), spentTokens, wasOn: () => true },
    log: new FoldedLog(entries),
  })
  const ended: Record<AnswerEnd, number> = { done: 0, stopped: 0, failed: 0, superseded: 0 }
  for (const { body } of entries) if (body.type === "answer") ended[body.end] += 1
  const failures: Record<string, number> = {}
  for (const { body } of entries) {
    if (body.type !== "answer" || body.end !== "failed") continue
    const because =
      body.trace?.tools.findLast(({ outcome }) => outcome === "failed")?.result ?? "nothing was heard of it"
    failures[because] = (failures[because] ?? 0) + 1
  }
  const handOvers: Record<string, number> = {}
  for (const { body } of entries)
    if (body.type === "escalated") handOvers[body.reason] = (handOvers[body.reason] ?? 0) + 1
  const questions = entries.filter(({ author, body }) => author.kind === "customer" && body.type === "message").length
  const rules = findings.all().filter(({ checked }) => checked > 0)
  return { begun: begun.size, ended, questions, failures, handOvers, spentTokens, rules }
}

function spentIn(folder: string): number {
  const [row] = askObjects(folder, "select value from meta where key = 'spent'").flat()
  return row === undefined ? 0 : spending.parse(JSON.parse(z.object({ value: z.string() }).parse(row).value)).tokens
}
