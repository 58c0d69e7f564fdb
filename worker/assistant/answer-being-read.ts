import type { TextStreamPart, ToolSet } from "ai"
import type { Citation, ToolUse } from "../../protocol/answer.ts"
import { limits } from "../../protocol/limits.ts"
import { citationMarkers } from "./citation-markers.ts"
import { bytesIn, tokensIn } from "./cost.ts"
import { type Failure, failureOf, failures } from "./failure.ts"
import type { GenerateEvent } from "./generate-event.ts"
import { firstCharacters, type Sources } from "./sources.ts"
import { storable, storablePieces } from "./storable-text.ts"
import { escalateName, handOverFrom } from "./tools/escalate.ts"
import { type SearchResult, searchKnowledgeName, searchResult } from "./tools/search-knowledge.ts"

type Part = TextStreamPart<ToolSet>
type Events = Generator<GenerateEvent, void>

/** Reads what the SDK streams into our own events, and keeps what they add up to. */
export function answerBeingRead(about: { modelName: string; sources: Sources }) {
  const tools = new Map<string, ToolUse>()
  const written = storablePieces()
  const markers = citationMarkers(number => about.sources.citation(number) !== null)
  let length = 0
  let citedBefore = 0
  let found = false
  let tokens = 0
  let unpaidBytes = 0
  let promptBytes = 0
  let unpaidPrompt = 0
  let foundBytes = 0
  let nonsense = 0
  let handedOver = false
  let isCut = false
  let failure: Failure | null = null
  let isOver = false

  const spent = () => tokens + tokensIn(unpaidPrompt + unpaidBytes)
  const citations = (): Citation[] => markers.cited().flatMap(number => about.sources.citation(number) ?? [])

  function trace(): GenerateEvent {
    const { modelName: model, sources } = about
    return { type: "trace", trace: { model, tools: [...tools.values()], sources: sources.listed(), tokens: spent() } }
  }

  function failed({ code, because }: Failure): GenerateEvent {
    isOver = true
    // A provider that sent nothing has most likely read nothing, unless it took what it was asked and kept quiet.
    if (unpaidBytes === 0 && code !== "silent") unpaidPrompt = 0
    return { type: "failed", code, because, tokens: spent() }
  }

  function* say(text: string): Events {
    const fits = firstCharacters(text, limits.answerCharactersMax - length)
    if (markers.cited().length > citedBefore) {
      citedBefore = markers.cited().length
      yield { type: "citations", citations: citations() }
    }
    if (fits !== "") yield { type: "text", text: fits }
    length += fits.length
    if (fits.length < text.length) {
      isCut = true
      yield* end()
    }
  }

  /** Models like to begin with empty lines. */
  const wrote = (text: string): Events => say(length === 0 ? text.trimStart() : text)

  function used(id: string, change: Partial<ToolUse> & Pick<ToolUse, "tool">): GenerateEvent {
    const before = tools.get(id) ?? { input: "", outcome: "running" as const, result: "" }
    // A model can call what there is not, under any name.
    const tool = firstCharacters(storable(change.tool), nameCharactersMax)
    if (tools.has(id) || tools.size < limits.traceToolsMax) tools.set(id, { ...before, ...change, tool })
    return trace()
  }

  function* end(): Events {
    if (isOver) return
    const rest = markers.rest()
    if (rest !== "" && !isCut) yield* say(rest)
    if (isOver) return
    if (failure !== null) return yield failed(failure)
    if (length === 0 && !handedOver) return yield failed(failures.empty)
    isOver = true
    yield { type: "end", found: found || markers.cited().length > 0, cut: isCut, tokens: spent() }
  }

  function* read(part: Part): Events {
    switch (part.type) {
      case "text-start":
        // What a model says before and after a tool are two paragraphs.
        if (length > 0) yield* say(`${markers.rest()}\n\n`)
        return
      case "text-delta":
        unpaidBytes += bytesIn(part.text)
        return yield* wrote(markers.take(written(part.text)))
      case "reasoning-delta":
        unpaidBytes += bytesIn(part.text)
        return
      case "reasoning-end":
        // Nobody sees it, and it is paid.
        return yield trace()
      case "tool-call":
        unpaidBytes += bytesIn(JSON.stringify(part.input ?? ""))
        return yield* called(part)
      case "tool-result":
        foundBytes += bytesIn(JSON.stringify(part.output))
        return yield searched(part.toolCallId, searchResult.parse(part.output))
      case "tool-error":
        yield used(part.toolCallId, { tool: part.toolName, outcome: "failed", result: "It did not work." })
        if (!part.dynamic) return yield failed(failures.knowledge)
        nonsense += 1
        if (nonsense > 1) yield failed(failures.nonsense)
        return
      case "start-step":
        // Each step reads everything again.
        promptBytes += foundBytes
        foundBytes = 0
        unpaidPrompt = promptBytes
        return
      case "finish-step":
        return yield* paid(part)
      case "error":
        return yield failed(failureOf(part.error))
      case "abort":
        return yield failed(failures.cut)
    }
  }

  function* called(part: Extract<Part, { type: "tool-call" }>): Events {
    const input = firstCharacters(JSON.stringify(part.input) ?? "", limits.traceCharactersMax)
    yield used(part.toolCallId, { tool: part.toolName, input })
    if (part.toolName !== escalateName || part.invalid || handedOver) return
    const handOver = handOverFrom(part.input)
    if (handOver === null) return
    handedOver = true
    yield used(part.toolCallId, { tool: escalateName, outcome: "done", result: handOver.reason })
    yield { type: "escalate", ...handOver }
  }

  function* paid({ usage, finishReason }: Extract<Part, { type: "finish-step" }>): Events {
    if (usage.inputTokens !== undefined || usage.outputTokens !== undefined) {
      tokens += (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0)
    } else tokens = spent()
    unpaidBytes = 0
    unpaidPrompt = 0
    if (finishReason === "error") failure = failures.cut
    if (finishReason === "content-filter") failure = failures.filtered
    if (finishReason === "length") isCut = true
    yield trace()
    if (failure !== null) yield* end()
  }

  function searched(id: string, result: SearchResult): GenerateEvent {
    found ||= result.answerable
    const { passages, answerable } = result
    const words =
      passages.length === 0
        ? "Nothing was found."
        : `${passages.length} ${passages.length === 1 ? "passage" : "passages"}${answerable ? "" : ", none of which seems to answer it"}.`
    return used(id, { tool: searchKnowledgeName, outcome: "done", result: words })
  }

  return {
    read,
    end,
    /** From here on leaving in the middle is not free: the model is given so much to read. */
    asks(bytes: number): GenerateEvent {
      promptBytes = bytes
      unpaidPrompt = bytes
      return trace()
    },
    failed,
    trace,
    searched,
    /** A search that was made before the model was asked. */
    toolBegan: (id: string, query: string) => used(id, { tool: searchKnowledgeName, input: JSON.stringify({ query }) }),
    needsNoSearch: () => {
      found = true
    },
    isOver: () => isOver,
  }
}

const nameCharactersMax = 80
