import type { Job } from "../../../worker/assistant/job.ts"
import type { Dice } from "../random.ts"
import type { Wait, Wrote } from "./scripted-model.ts"

export const modelFaults = [
  "model falls silent",
  "model hangs",
  "model is cut off",
  "model fails",
  "model says nothing",
  "model throws",
  "model does not listen",
  "knowledge cannot be read",
] as const
export type ModelFault = (typeof modelFaults)[number]

/** What a model does in one attempt. */
export interface Script {
  fault: ModelFault | null
  firstMs: number
  /** Each with the time before it; a fault in the middle of the answer shows at the one that breaks. */
  words: { afterMs: number; breaks: boolean }[]
  escalates: boolean
  summary: string | null
  found: boolean
}

/** One attempt at an answer: its number, who waits for it, and where what is said is noted. */
export interface Attempted {
  attempt: number
  signal: AbortSignal
  wait: Wait
  wrote: Wrote
}

/** More than what is not counted yet is estimated at. */
export const tokensPerWord = 12
const wordsMax = 12

export function draw(dice: Dice, fault: ModelFault | null): Script {
  const hurryMs = dice.pick([20, 150, 400])
  const length = fault === "model says nothing" ? 0 : 1 + dice.below(wordsMax)
  const breaksAt = dice.below(length)
  const words = Array.from({ length }, (_, word) => ({ afterMs: 1 + dice.below(hurryMs), breaks: word === breaksAt }))
  return {
    ...{ fault, firstMs: dice.below(3 * hurryMs), words },
    ...{ escalates: dice.chance(0.1), summary: dice.chance(0.5) ? "It was asked" : null, found: dice.chance(0.8) },
  }
}

/** Other words in each attempt at each answer, some with characters of two units. */
export function wordOf({ job, attempt, mark }: Pick<Attempted, "attempt"> & { job: Job; mark: string }, word: number) {
  return `${word}${word % 3 === 0 ? "🙂" : ""} of ${job.answerId.slice(-4)}/${attempt}${mark}, `
}
