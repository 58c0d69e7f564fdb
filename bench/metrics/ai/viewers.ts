import { AgentWatch } from "../../clients/agent-watch.ts"
import { AnswerWatch, type SeenAnswer } from "../../clients/answer-watch.ts"
import type { Measured, Metric } from "../../metric.ts"
import { paired, type Side } from "../../paired.ts"
import { startAssisted } from "../../parley/assisted.ts"
import { type FakeModel, startFakeModel } from "../../servers/fake-model.ts"
import { startAgent } from "../../servers/workerds.ts"
import { median, rounded } from "../../statistics.ts"

const tokens = 1_000
const perSecond = 100
const viewerCount = 100
const script = `paced-${perSecond}x${tokens}`

type Figure = "share" | "ms" | "bytes"

/** A thousand tokens at a hundred a second, with a hundred pages looking: when the last of them has it all, and what that weighs. */
export const viewers: Metric = { names: ["ai_viewer_finish", "ai_bytes"], measure }

async function measure({ quick }: { quick: boolean }): Promise<Record<string, Measured>> {
  await using model = await startFakeModel()
  await using product = await startAssisted(model, { script, customers: 1, staff: viewerCount - 1 })
  await using agent = await startAgent({ url: model.baseUrl, script })
  const [asker, ...lookers] = await Promise.all(
    [...product.customers, ...product.staff].map(async person => AnswerWatch.open(await product.open(person))),
  )
  const agentPages = await Promise.all(
    Array.from({ length: viewerCount }, () => AgentWatch.open(`${agent.url}/viewers`)),
  )
  const [agentAsker] = agentPages
  if (!asker || !agentAsker) throw new Error("Somebody has to ask")
  const perToken: number[] = []

  const ours: Side<Figure> = {
    name: "ours",
    block: async () => {
      const startedAt = performance.now()
      const conversationId = asker.ask("Tell me everything about it.")
      await asker.thinks()
      for (const looker of lookers) looker.look(conversationId)
      const seen = await Promise.all([asker, ...lookers].map(page => page.ended()))
      for (const one of seen) whole(one.text)
      perToken.push(...seen.map(one => one.draftBytes / frameEach(one)))
      const ms = Math.max(...seen.map(({ lastTextAt }) => lastTextAt)) - startedAt
      return { ms, share: ms / (await ownMs(model)), bytes: median(seen.map(({ draftBytes }) => draftBytes)) }
    },
  }
  const peer: Side<Figure> = {
    name: "ai-chat",
    block: async () => {
      const ends = agentPages.map(page => page.ended())
      const startedAt = performance.now()
      agentAsker.ask("Tell me everything about it.")
      const seen = await Promise.all(ends)
      for (const one of seen) whole(one.text)
      const ms = Math.max(...seen.map(({ lastTextAt }) => lastTextAt)) - startedAt
      return { ms, share: ms / (await ownMs(model)), bytes: median(seen.map(({ bytes }) => bytes)) }
    },
  }
  const pairs = await paired([ours, peer], { rounds: quick ? 1 : 3 })
  for (const page of [asker, ...lookers, ...agentPages]) page.close()
  return {
    ai_viewer_finish: {
      ours: pairs.median("ours", "ms"),
      floor: (tokens / perSecond) * 1_000,
      peers: { "ai-chat": pairs.median("ai-chat", "ms") },
      ratio: pairs.median("ours", "share"),
      ...{ target: 1.05, bound: "at_most", unit: "ms" },
      clientBusy: pairs.clientBusy(),
      facts: { tokens, perSecond, viewers: viewerCount, ratioOfPeer: pairs.median("ai-chat", "share") },
      notes: ["The ratio is to the time that the model itself took for the same answer."],
    },
    ai_bytes: {
      ours: pairs.median("ours", "bytes"),
      floor: null,
      peers: { "ai-chat": pairs.median("ai-chat", "bytes") },
      ratio: rounded(median(perToken)),
      ...{ target: 0.25, bound: "at_most", unit: "bytes per viewer" },
      notes: ["The ratio is to one frame of ours per token; the peer sends one frame of its own per token."],
    },
  }
}

/** What this page would have received had every token come in a frame of its own. */
const frameEach = ({ emptyFrameBytes, text }: SeenAnswer): number => tokens * emptyFrameBytes + text.length

function whole(text: string): void {
  if (text.trim().split(" ").length !== tokens) throw new Error("A page does not have the whole answer")
}

async function ownMs(model: FakeModel): Promise<number> {
  const run = (await model.runs()).at(-1)
  if (!run?.lastTokenAt) throw new Error("The model was not asked")
  return run.lastTokenAt - run.receivedAt
}
