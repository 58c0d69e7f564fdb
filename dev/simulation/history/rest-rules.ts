import { isStaff } from "../../../protocol/person.ts"
import type { Findings } from "./findings.ts"
import { judgeFirstWords } from "./first-words.ts"
import { type FoldedLog, orderFor } from "./folded-log.ts"
import type { Held, PageRead } from "./observed.ts"
import { isSameState, isTheirs, stateAt } from "./page-rules.ts"
import type { SimulationRule } from "./simulation-rules.ts"

/** What REST answered is what was true at the point it names, and a page of it meets the page before. */
export function judgeAnswer(findings: Findings<SimulationRule>, answer: Held<PageRead>, log: FoldedLog): void {
  switch (answer.held.type) {
    case "entries_fetched":
      return entries(findings, { ...answer, held: answer.held }, log)
    case "conversations_fetched":
      return conversations(findings, { ...answer, held: answer.held }, log)
  }
}

type Of<T extends PageRead["type"]> = Held<Extract<PageRead, { type: T }>>

function entries(
  findings: Findings<SimulationRule>,
  { page, viewer, held }: Of<"entries_fetched">,
  log: FoldedLog,
): void {
  const { question, page: answer } = held
  isTheirs(findings, { page, viewer, conversationId: question.conversationId }, log)
  judgeFirstWords(findings, { page, viewer, entries: answer.entries })
  const truth = log.visibleTo(viewer, question.conversationId)
  const before = question.cursor === null ? answer.asOf + 1 : Number(question.cursor)
  const upTo = truth.findLastIndex(entry => orderFor(entry) < before) + 1
  const expected = truth.slice(upTo - answer.entries.length, upTo)
  const isAll = answer.entries.length === upTo
  const isTrue = answer.entries.every((entry, place) => log.isAsTold(viewer, entry, expected[place]))
  const right = isTrue && isAll === (answer.nextCursor === null)
  findings.expect("rest_page", right, () => {
    const told = answer.entries.map(orderFor)
    return `${page} asked for what is before ${before}, got ${told} and ${answer.nextCursor}, of ${truth.map(orderFor)}`
  })
}

/** Staff are told the moment that a list is true for, so nothing that happened before may be missing in it. */
function conversations(
  findings: Findings<SimulationRule>,
  { page, viewer, held }: Of<"conversations_fetched">,
  log: FoldedLog,
) {
  const { asOf, conversations } = held.page
  for (const one of conversations) {
    const claimed = isStaff(viewer) && asOf !== undefined ? { ...one, lastSeq: asOf } : one
    const truth = stateAt(log, viewer, claimed)
    const same = truth !== null && isSameState(viewer, one, { truth, log })
    isTheirs(findings, { page, viewer, conversationId: one.id }, log)
    findings.expect("rest_page", same, () => `${page} read ${JSON.stringify(one)}, not ${JSON.stringify(truth)}`)
  }
}
