import { check, type Rule } from "../simulation/history/check.ts"
import { figures } from "../simulation/history/figures.ts"
import type { History, Sent } from "../simulation/history/history.ts"
import type { Chat } from "./chat.ts"
import type { Outcome } from "./outcome.ts"
import { type Fault, plan, skipping } from "./plan.ts"
import { rest } from "./rest.ts"
import { Stage } from "./stage.ts"
import { torment } from "./torment.ts"
import { withoutPostgres } from "./without-postgres.ts"

export interface Asked {
  seed: number
  kills: number
  /** Faults to leave out. */
  without: Fault["type"][]
  /** How long Postgres hangs at the end, with nothing else wrong; 0 for not at all. */
  postgresDownMs: number
}

/** Torments a chat as the seed says, then lets everybody come to rest, and holds what they saw against what is stored. */
export async function chaos(chat: Chat, { seed, kills, without, postgresDownMs }: Asked): Promise<Outcome> {
  const began = Date.now()
  const stage = await Stage.open(chat, seed)
  try {
    stage.talk()
    const steps = skipping(plan(seed, { kills, devices: stage.seats.length }), without)
    const torments = await torment(chat, stage, steps)
    stage.fallSilent()
    const unfinished = await rest(stage)
    const meanwhile = postgresDownMs > 0 ? await withoutPostgres(chat, stage, postgresDownMs) : null
    unfinished.push(...(await rest(stage)))
    const stored = await chat.stored()
    const history = stage.recorder.history(device => stage.showsOf(device), stored)
    return {
      ...{ chat: chat.name, seed, without, ...torments, ...meanwhile, ...reckon(history) },
      seconds: Math.round((Date.now() - began) / 100) / 10,
      ...{ rules: check(history), complaints: stage.recorder.complaints, unfinished },
    }
  } finally {
    stage.close()
  }
}

function reckon(history: History) {
  const { sent, seen, lost, duplicated, reordered } = figures(history)
  const rules = check(history)
  const count = (rule: Rule): number => rules.find(one => one.rule === rule)?.count ?? 0
  const withOutcome = (outcome: Sent["outcome"]) => history.sent.filter(one => one.outcome === outcome)
  const stored = new Set(history.log?.map(({ id }) => id))
  return {
    ...{ sent, acknowledged: withOutcome("acknowledged").length, seen, lost, duplicated, reordered },
    ...{ holes: count("hole") + count("skipped"), divergent: count("divergent") },
    vanished: withOutcome("unknown").filter(({ id }) => !stored.has(id)).length,
    refused: withOutcome("refused").length,
    stored: stored.size,
    archived: history.archive?.length ?? null,
    archiveIsLog: history.archive && count("archive") === 0 && history.archive.length === stored.size,
  }
}
