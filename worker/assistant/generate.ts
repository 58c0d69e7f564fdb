import type { LanguageModelV4 } from "@ai-sdk/provider"
import { isStepCount, streamText } from "ai"
import type { Found } from "../../drizzle/knowledge/search.ts"
import { limits } from "../../protocol/limits.ts"
import { answerBeingRead } from "./answer-being-read.ts"
import { bytesIn, toolsBytes } from "./cost.ts"
import { failureOf, failures } from "./failure.ts"
import type { GenerateEvent } from "./generate-event.ts"
import type { Said } from "./job.ts"
import { withinTokens } from "./models/within-tokens.ts"
import { instructionsFor, type Role } from "./prompt.ts"
import { againMessages, promptMessages, searchMessages } from "./prompt-messages.ts"
import { searchQuestion } from "./search-question.ts"
import { smallTalk } from "./small-talk.ts"
import { sources } from "./sources.ts"
import { type Search, type SearchResult, searchOnce } from "./tools/search-knowledge.ts"
import { toolSet } from "./tools/tool-set.ts"
import { watched } from "./watched.ts"

export interface GenerateInput extends Role {
  /** Oldest first; it ends with the question. */
  transcript: readonly Said[]
  question: string
  /** The answer that the customer wants another one for. */
  instead?: string | null
  /** What this answer may spend. */
  tokensMax: number
}

export interface GeneratePorts {
  model: LanguageModelV4
  /** As staff see it in the trace. */
  modelName: string
  /** Published knowledge of the one organization that the turn is for. */
  search: (question: string) => Promise<Found>
  signal: AbortSignal
  stallMs?: number
  retriesMax?: number
}

/**
 * One answer of any model: the question is looked up, then the model writes, with its tools. Pieces are passed on as they come.
 * Every wait is bounded, every failure is an event; nothing is thrown.
 */
export async function* generate(input: GenerateInput, ports: GeneratePorts): AsyncGenerator<GenerateEvent, void> {
  const found = sources()
  const otherwise = input.settings.handOver.outsideKnowledge ? "escalate" : "offer_a_person"
  const search: Search = { find: ports.search, sources: found, otherwise }
  const answer = answerBeingRead({ modelName: ports.modelName, sources: found })

  // Earlier attempts have spent it all.
  if (input.tokensMax < 1) return yield answer.failed(failures.too_long)

  const messages = promptMessages(input.transcript, input.question)
  if (smallTalk(input.question) === null) {
    const query = searchQuestion(input.question, input.transcript)
    answer.toolBegan("search-before", query)
    yield answer.trace()
    const result = await lookedUp(search, query, ports)
    if (ports.signal.aborted) return
    if (result === null) return yield answer.failed(failures.knowledge)
    answer.searched("search-before", result)
    messages.push(...searchMessages(query, result))
  } else answer.needsNoSearch()

  if (input.instead) messages.push(...againMessages(input.instead))

  const instructions = instructionsFor(input)
  yield answer.asks(toolsBytes + bytesIn(instructions) + bytesIn(JSON.stringify(messages)))

  const stop = new AbortController()
  const signal = AbortSignal.any([ports.signal, stop.signal])
  try {
    const { stream } = streamText({
      model: withinTokens(ports.model, input.tokensMax),
      instructions,
      messages,
      tools: toolSet(search),
      stopWhen: isStepCount(stepsMax),
      maxOutputTokens: limits.answerStepTokensMax,
      abortSignal: signal,
      maxRetries: ports.retriesMax ?? 1,
      // The SDK would print it; it comes as a part too.
      onError: () => {},
    })
    for await (const part of watched(stream, { stallMs: ports.stallMs ?? limits.assistantStallMs, signal })) {
      yield* answer.read(part)
      if (answer.isOver()) return
    }
    if (!ports.signal.aborted) yield* answer.end()
  } catch (error) {
    if (!ports.signal.aborted) yield answer.failed(failureOf(error))
  } finally {
    stop.abort()
  }
}

/** A model that looks up and looks up again comes to an end. */
const stepsMax = 4

async function lookedUp(
  search: Search,
  query: string,
  { signal, stallMs }: GeneratePorts,
): Promise<SearchResult | null> {
  const once = async function* () {
    yield await searchOnce(search, query)
  }
  try {
    for await (const result of watched(once(), { stallMs: stallMs ?? limits.assistantStallMs, signal })) return result
  } catch {
    // Said as a failure by the caller, in words for staff.
  }
  return null
}
