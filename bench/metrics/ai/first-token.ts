import { AgentWatch } from "../../clients/agent-watch.ts"
import { AnswerWatch } from "../../clients/answer-watch.ts"
import type { Measured, Metric } from "../../metric.ts"
import { paired, type Side } from "../../paired.ts"
import { startAssisted } from "../../parley/assisted.ts"
import { type FakeModel, startFakeModel } from "../../servers/fake-model.ts"
import { startAgent } from "../../servers/workerds.ts"
import { median } from "../../statistics.ts"

const script = "paced-100x3"
const answersPerBlock = 6

/** From sending a question to its first words on the same page, less what the model itself took to them. */
export const firstToken: Metric = { names: ["ai_first_token"], measure }

async function measure({ quick }: { quick: boolean }): Promise<Record<string, Measured>> {
  await using model = await startFakeModel()
  await using product = await startAssisted(model, { script, customers: 1, staff: 0 })
  await using agent = await startAgent({ url: model.baseUrl, script })
  const [customer] = product.customers
  if (!customer) throw new Error("There is one customer")
  const page = await AnswerWatch.open(await product.open(customer))
  const agentPage = await AgentWatch.open(`${agent.url}/first-token`)
  const sides = [
    side("ours", model, async question => {
      page.ask(question)
      const { firstTextAt, end } = await page.ended()
      if (firstTextAt === null || end !== "done") throw new Error(`The answer ended as ${end}`)
      return firstTextAt
    }),
    side("ai-chat", model, async question => {
      const ended = agentPage.ended()
      agentPage.ask(question)
      return (await ended).firstTextAt
    }),
    side("the model alone", model, question => askAlone(model, question)),
  ]
  const pairs = await paired(sides, { rounds: quick ? 4 : 15, secondsMax: quick ? 12 : 60 })
  page.close()
  agentPage.close()
  const at = (name: string) => pairs.median(name, "ms")
  return {
    ai_first_token: {
      ours: at("ours"),
      floor: at("the model alone"),
      peers: { "ai-chat": at("ai-chat") },
      ratio: null,
      ...{ target: 20, bound: "at_most", unit: "ms" },
      clientBusy: pairs.clientBusy(),
      facts: { rounds: pairs.rounds(), answersPerBlock, spread: pairs.spread("ours", "ms") },
      notes: [
        "Ours stores the message, searches the knowledge in Postgres and tells every page before the model is asked; the peer asks it with what it has in memory.",
      ],
    },
  }
}

function side(name: string, model: FakeModel, ask: (question: string) => Promise<number>): Side<"ms"> {
  return {
    name,
    block: async () => {
      const times: number[] = []
      for (let asked = 0; asked < answersPerBlock; asked += 1) {
        const startedAt = performance.now()
        const firstTextAt = await ask(`What is the way of the number ${asked}?`)
        times.push(firstTextAt - startedAt - (await ownMs(model)))
      }
      return { ms: median(times) }
    },
  }
}

/** What the model took from being asked to its first token in its newest answer. */
async function ownMs(model: FakeModel): Promise<number> {
  const run = (await model.runs()).at(-1)
  if (!run?.firstTokenAt) throw new Error("The model was not asked")
  return run.firstTokenAt - run.receivedAt
}

/** The least: one request on loopback, until the first bytes of its stream. */
async function askAlone(model: FakeModel, question: string): Promise<number> {
  const body = { model: script, stream: true, messages: [{ role: "user", content: question }] }
  const answer = await fetch(`${model.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  let firstAt: number | null = null
  for await (const _chunk of answer.body ?? []) firstAt ??= performance.now()
  if (firstAt === null) throw new Error("The model said nothing")
  return firstAt
}
