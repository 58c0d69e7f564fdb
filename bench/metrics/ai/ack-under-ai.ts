import { setTimeout as pause } from "node:timers/promises"
import { AnswerWatch } from "../../clients/answer-watch.ts"
import { converse, type ParleyTalker } from "../../clients/parley-talker.ts"
import type { Measured, Metric } from "../../metric.ts"
import { type Pairs, paired, type Side } from "../../paired.ts"
import { startAssisted } from "../../parley/assisted.ts"
import { type FakeModel, startFakeModel } from "../../servers/fake-model.ts"
import { percentile } from "../../statistics.ts"

const answers = 100
/** As a large model writes; a hundred of them are two thousand tokens a second. */
const tokensPerSecond = 20
const everyMs = 10
const askedMs = 1_700
const afterwardsMs = 500

/** One person's messages to their acknowledgement, while a hundred answers are written for others in the same organization, and while none is. */
export const ackUnderAi: Metric = { names: ["ack_p99_under_ai"], measure }

type Figure = "p50" | "p99"

/** The fifth worst of five hundred differs much from round to round: the median of six rounds was 1.4 to 2.4 ×. */
async function measure({ quick }: { quick: boolean }): Promise<Record<string, Measured>> {
  const block = { samples: quick ? 300 : 500, rounds: quick ? 3 : 12 }
  const pairs = await measured("apart", block)
  const onOneThread = quick ? null : await measured("beside", { ...block, rounds: 3 })
  return {
    ack_p99_under_ai: {
      ours: pairs.median("ours", "p99"),
      floor: pairs.median("idle", "p99"),
      peers: {},
      ratio: pairs.ratio("p99", ["ours", "idle"]),
      ...{ target: 2, bound: "at_most", unit: "µs" },
      clientBusy: pairs.clientBusy(),
      facts: {
        ...{ answers, tokensPerSecond, rounds: pairs.rounds() },
        p50: { ours: pairs.median("ours", "p50"), idle: pairs.median("idle", "p50") },
        ...(onOneThread && { ratioOnOneThread: onOneThread.ratio("p99", ["ours", "idle"]) }),
      },
      notes: [
        "The objects that run the models are in a runtime of their own here, as they are on threads of their own when deployed.",
        ...(onOneThread
          ? [
              `With all of them on one thread, which is how Parley runs locally, it is ${onOneThread.ratio("p99", ["ours", "idle"])} ×: two thousand tokens a second are work for the AI SDK.`,
            ]
          : []),
        "The peer has no organization: its rooms have nothing in common that could be slowed down.",
      ],
    },
  }
}

async function measured(
  turns: "apart" | "beside",
  { samples, rounds }: { samples: number; rounds: number },
): Promise<Pairs<Figure>> {
  const seconds = (samples * everyMs * 4) / 1_000 + 20
  await using model = await startFakeModel()
  const script = `paced-${tokensPerSecond}x${Math.min(1_200, Math.ceil(seconds * tokensPerSecond))}`
  await using product = await startAssisted(model, { script, customers: answers + 1, staff: 1, turns })
  const [talking, ...asking] = product.customers
  const [agent] = product.staff
  if (!talking || !agent) throw new Error("Two have to talk")
  const talker = await converse(await product.open(talking))
  // A person has it, so that nobody but the hundred is answered.
  const claiming = await AnswerWatch.open(await product.open(agent))
  claiming.claim(talker.conversationId)
  await claiming.ended()
  const askers = await Promise.all(asking.map(async one => AnswerWatch.open(await product.open(one))))
  const acks = talkingAt(talker, samples)
  const idle: Side<Figure> = { name: "idle", block: acks }
  const busy: Side<Figure> = {
    name: "ours",
    block: async () => {
      for (const [index, asker] of askers.entries()) {
        asker.ask(`What about number ${index}?`)
        // Asked at once they would write in step, a hundred words at a time.
        await pause(askedMs / answers)
      }
      await Promise.all(askers.map(asker => asker.begun()))
      const figures = await acks()
      await stillWriting(model)
      return figures
    },
    after: async () => {
      for (const asker of askers) asker.stop()
      await Promise.all(askers.map(asker => asker.ended()))
      await pause(afterwardsMs)
    },
  }
  const pairs = await paired([idle, busy], { rounds })
  for (const page of [claiming, ...askers]) page.close()
  talker.close()
  return pairs
}

function talkingAt(talker: ParleyTalker, samples: number): () => Promise<Record<Figure, number>> {
  let said = 0
  return async () => {
    const times: number[] = []
    for (let sample = 0; sample < samples; sample += 1) {
      said += 1
      const startedAt = performance.now()
      await talker.say(said)
      times.push((performance.now() - startedAt) * 1_000)
      await pause(Math.max(0, everyMs - (performance.now() - startedAt)))
    }
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
  }
}

/** The block counts only if all answers were still being written at its end. */
async function stillWriting(model: FakeModel): Promise<void> {
  const writing = (await model.runs()).slice(-answers).filter(({ end }) => end === null).length
  if (writing < answers) throw new Error(`Only ${writing} of ${answers} answers were still being written`)
}
