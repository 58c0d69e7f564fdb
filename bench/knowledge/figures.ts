import { percentile } from "../statistics.ts"
import type { Judged } from "./judge.ts"

export interface Figures {
  questions: number
  /** Shares, 0 to 1. */
  rightFirst: number
  rightAmongThree: number
  /** Mean of one over the right entry's place, nothing for those not found. */
  meanReciprocalRank: number
  /** Of the questions whose entries are there, those that are answered; of those whose entries are not, those handed over. */
  answered: number
  handedOver: number
  balancedAccuracy: number
  searchMs: { p50: number; p95: number }
}

/** What the judged questions come to together. */
export function figures(judged: readonly Judged[]): Figures {
  const share = (holds: (one: Judged) => boolean) => judged.filter(holds).length / judged.length
  const times = judged.map(({ milliseconds }) => milliseconds)
  const answered = share(one => one.answered)
  const handedOver = share(one => !one.answeredWithout)
  return {
    questions: judged.length,
    rightFirst: share(({ place }) => place === 1),
    rightAmongThree: share(({ place }) => place !== null && place <= 3),
    meanReciprocalRank: judged.reduce((sum, { place }) => sum + (place === null ? 0 : 1 / place), 0) / judged.length,
    answered,
    handedOver,
    balancedAccuracy: (answered + handedOver) / 2,
    searchMs: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  }
}

/** As lines to read. */
export function told(all: Figures): string {
  const lines: [string, string][] = [
    ["questions", String(all.questions)],
    ["right entry first", all.rightFirst.toFixed(3)],
    ["among the first three", all.rightAmongThree.toFixed(3)],
    ["mean reciprocal rank", all.meanReciprocalRank.toFixed(3)],
    ["answered, its entries there", all.answered.toFixed(3)],
    ["handed over, its entries withdrawn", all.handedOver.toFixed(3)],
    ["balanced accuracy of these two", all.balancedAccuracy.toFixed(3)],
    ["time of a search", `${all.searchMs.p50.toFixed(1)} ms p50, ${all.searchMs.p95.toFixed(1)} ms p95`],
  ]
  return lines.map(([name, value]) => `${name.padEnd(36)}${value}`).join("\n")
}
