import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as later } from "node:timers/promises"
import { median, percentile } from "../../../bench/statistics.ts"
import { startFakeOpenAi } from "../../models/fake-openai.ts"
import { Dice } from "../../simulation/random.ts"
import type { Chat } from "../chat.ts"
import { lowPort } from "../low-port.ts"
import { parleyChat } from "../parley/parley-chat.ts"
import { until } from "../until.ts"
import { askers } from "./askers.ts"
import { Asking } from "./asking.ts"
import { backAgainMs, type HeardDraft, type Killed } from "./back-again.ts"
import { type AnswersJudged, answersAreOver, judgeAnswers } from "./judge-answers.ts"

export interface AnswersOutcome extends AnswersJudged {
  seed: number
  kills: number
  /** Kills at which at least one answer was being written, and how many were in all. */
  midAnswerKills: number
  answersAtKills: number
  /** From a kill to words of a new attempt on a screen, the start of the runtime and the page's reconnecting included. */
  backAgainMs: { answers: number; median: number; p95: number; max: number }
  seconds: number
}

/** A token every 20 ms, for about a second and a half. */
const model = { name: "paced-50x75", tokens: 75 }
/** Long enough that most answers come to their end in between, although one that three kills hit is given up. */
const roundMs = { min: 800, spread: 4_000 }
const upMsMax = 60_000
/** A turn that was killed is begun again after its heartbeat, three times at most, and given up in the end. */
const overMsMax = 240_000

/** Kills the real thing, again and again, while its assistant writes; then holds every answer against what its model says. */
export async function answersChaos({ seed, kills }: { seed: number; kills: number }): Promise<AnswersOutcome> {
  const began = Date.now()
  const folder = await mkdtemp(join(tmpdir(), "parley-answers-"))
  const models = await startFakeOpenAi()
  const chat = await parleyChat({
    folder,
    port: await lowPort(),
    model: `openai-compatible:${models.baseUrl}#${model.name}`,
  })
  const drafts: HeardDraft[] = []
  const killed: Killed[] = []
  const dice = new Dice(seed)
  const everybody = askers().map(
    (device, index) =>
      new Asking(chat, {
        device,
        dice: new Dice(seed, index),
        drafted: piece => drafts.push({ ...piece, at: Date.now() }),
      }),
  )
  try {
    await until(() => everybody.every(one => one.isUp()), upMsMax)
    const [customers, staff] = [everybody.slice(0, -1), everybody.at(-1)]
    for (const one of customers) one.ask()
    while (killed.length < kills) {
      // However long it takes to come back, what is written again has the same time to come to its end.
      await heard(drafts)
      await later(roundMs.min + dice.below(roundMs.spread))
      const taken = dice.pick(customers).conversationId
      if (taken !== null && dice.chance(0.5)) staff?.say(taken)
      await kill(chat, { drafts, killed })
    }
    for (const one of customers) one.fallSilent()
    await until(() => everybody.every(one => one.isAtRest()), upMsMax)
    await until(() => answersAreOver(folder), overMsMax, 250)
    const judged = judgeAnswers(folder, { drafts, tokens: model.tokens })
    const seconds = Math.round((Date.now() - began) / 1_000)
    return { seed, ...inTheMiddle(killed), ...timesOf(backAgainMs(killed, drafts)), ...judged, seconds }
  } finally {
    for (const one of everybody) one.close()
    await chat.end()
    await models.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Pieces that are a few hundred milliseconds old at most, with eight people asking. */
const justHeard = 20

/** New words of an answer are on a screen. */
async function heard(drafts: readonly HeardDraft[]): Promise<void> {
  const before = drafts.length
  await until(() => drafts.slice(before).some(({ text }) => text !== ""), upMsMax)
}

/** In the middle of an answer: a piece of one has just been heard. */
async function kill(chat: Chat, { drafts, killed }: { drafts: HeardDraft[]; killed: Killed[] }): Promise<void> {
  const from = Math.max(0, drafts.length - justHeard)
  await heard(drafts)
  const writing = new Map(drafts.slice(from).map(({ answerId, attempt }) => [answerId, attempt]))
  killed.push({ at: Date.now(), writing })
  await chat.kill()
  await chat.start()
}

function inTheMiddle(killed: readonly Killed[]) {
  const sizes = killed.map(({ writing }) => writing.size)
  const answersAtKills = sizes.reduce((sum, size) => sum + size, 0)
  return { kills: killed.length, midAnswerKills: sizes.filter(size => size > 0).length, answersAtKills }
}

function timesOf(ms: readonly number[]): Pick<AnswersOutcome, "backAgainMs"> {
  if (ms.length === 0) return { backAgainMs: { answers: 0, median: 0, p95: 0, max: 0 } }
  const max = ms.reduce((longest, one) => Math.max(longest, one), 0)
  return { backAgainMs: { answers: ms.length, median: median(ms), p95: percentile(ms, 0.95), max } }
}
