import type { LogRule } from "./check.ts"
import type { Expecting } from "./findings.ts"
import type { History, Item } from "./history.ts"
import type { Truth } from "./truth.ts"

/** Everything that can be wrong with the log, as such and against what was asked for and answered. */
export function stored(findings: Expecting<LogRule>, { sent, log }: History, truth: Truth): void {
  if (log === null) return
  for (const { id, outcome } of sent) {
    if (outcome === "acknowledged") findings.expect("lost", truth.has(id), () => `${id} was acknowledged and is lost`)
    if (outcome === "refused") {
      findings.expect("done_though_refused", !truth.has(id), () => `${id} was refused and is in the log`)
    }
  }
  appearOnce(findings, "the log", log)
  wereAskedFor(findings, { who: "the log", truth }, log)
  keepSendersOrder(findings, { who: "the log", truth }, log)
  numbersRiseByOne(findings, log)
}

export function appearOnce(findings: Expecting<LogRule>, who: string, items: readonly Item[]): void {
  const ids = new Set<string>()
  for (const { id } of items) {
    findings.expect("duplicated", !ids.has(id), () => `${id} is more than once in ${who}`)
    ids.add(id)
  }
}

interface Of {
  who: string
  truth: Truth
}

export function wereAskedFor(findings: Expecting<LogRule>, { who, truth }: Of, items: readonly Item[]): void {
  for (const { id, channel, content, isBySystem } of items) {
    if (isBySystem) continue
    const asked = truth.askedFor(id)
    const same = asked !== undefined && asked.channel === channel && says(asked, content)
    findings.expect("phantom", same, () =>
      asked ? `${who} has ${content} as ${id}, which asked for ${asked.content}` : `nobody asked for ${id} in ${who}`,
    )
  }
}

const says = (asked: Item, content: string | undefined): boolean =>
  content === undefined || asked.content === undefined || content === asked.content

/** Refused operations aside: whoever tries one of those again says it later. */
export function keepSendersOrder(findings: Expecting<LogRule>, { who, truth }: Of, items: readonly Item[]): void {
  const newest = new Map<string, number>()
  for (const { id } of items) {
    const asked = truth.askedFor(id)
    if (asked === undefined || asked.outcome === "refused" || asked.wasRefused) continue
    const key = `${asked.sender} ${asked.channel}`
    const turn = truth.turnOf(id)
    const before = newest.get(key)
    if (before !== undefined) {
      findings.expect("reordered", turn >= before, () => `${id} of ${asked.sender} comes too late in ${who}`)
    }
    newest.set(key, Math.max(before ?? turn, turn))
  }
}

function numbersRiseByOne(findings: Expecting<LogRule>, log: readonly Item[]): void {
  const positions = new Map<string, number>()
  log.forEach(({ id, channel, seq, position }, index) => {
    if (seq !== undefined) findings.expect("hole", seq === index + 1, () => `${id} is number ${seq}, not ${index + 1}`)
    if (position === undefined) return
    const expected = (positions.get(channel) ?? 0) + 1
    findings.expect("hole", position === expected, () => `${id} is at ${position} of ${channel}, not ${expected}`)
    positions.set(channel, position)
  })
}
