import { setTimeout as pause } from "node:timers/promises"
import { AnswerWatch } from "../../clients/answer-watch.ts"
import type { Measured, Metric } from "../../metric.ts"
import { paired } from "../../paired.ts"
import { startAssisted } from "../../parley/assisted.ts"
import { startFakeModel } from "../../servers/fake-model.ts"

/** As much as an answer may say, and half a minute long, so that all of it happens in the middle. */
const script = "paced-50x1300"
const saidCharacters = 4_000
const lookMs = 20
const secondsMax = 10

/** Somebody opens another page in the middle of a long answer: from no connection at all to having the whole text so far. */
export const aiResume: Metric = { names: ["ai_resume"], measure }

async function measure({ quick }: { quick: boolean }): Promise<Record<string, Measured>> {
  await using model = await startFakeModel()
  await using product = await startAssisted(model, { script, customers: 1, staff: 0 })
  const [customer] = product.customers
  if (!customer) throw new Error("There is one customer")
  const asker = await AnswerWatch.open(await product.open(customer))
  const conversationId = asker.ask("Tell me everything about it.")
  const first = await asker.begun()
  while (first.text.length < saidCharacters) await pause(lookMs)
  const block = async () => {
    const soFar = first.text
    const startedAt = performance.now()
    const page = await AnswerWatch.open(await product.open(customer))
    page.look(conversationId)
    const { text, firstTextAt, end } = await page.begun()
    page.close()
    if (firstTextAt === null || end !== null) throw new Error("The answer was over")
    if (!text.startsWith(soFar)) throw new Error("The page does not have the whole text so far")
    return { ms: firstTextAt - startedAt }
  }
  const pairs = await paired([{ name: "ours", block }], { rounds: quick ? 10 : 60, secondsMax })
  asker.close()
  return {
    ai_resume: {
      ours: pairs.median("ours", "ms"),
      floor: null,
      peers: {},
      ratio: null,
      ...{ target: 300, bound: "at_most", unit: "ms" },
      clientBusy: pairs.clientBusy(),
      facts: { rounds: pairs.rounds(), saidCharacters, spread: pairs.spread("ours", "ms") },
      notes: ["With the connection itself and the look at the session; without loading the page."],
    },
  }
}
