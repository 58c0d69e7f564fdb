import type { TextStreamPart, ToolSet } from "ai"
import type { Citation } from "../../protocol/answer.ts"
import { limits } from "../../protocol/limits.ts"
import { citationMarkers } from "./citation-markers.ts"
import { type Failure, failureOf, failures } from "./failure.ts"
import type { GenerateEvent } from "./generate-event.ts"
import { firstCharacters, type Sources } from "./sources.ts"
import { spentTokens } from "./spent-tokens.ts"
import { storablePieces } from "./storable-text.ts"
import { escalateName, handOverFrom } from "./tools/escalate.ts"
import { type SearchResult, searchKnowledgeName, searchResult } from "./tools/search-knowledge.ts"
import { toolsUsed } from "./tools-used.ts"

type Part = TextStreamPart<ToolSet>
type Events = Generator<GenerateEvent, void>

/** Reads what the SDK streams into our own events, and keeps what they add up to. */
export function answerBeingRead(about: { modelName: string; sources: Sources }) {
  const tools = toolsUsed()
  const written = storablePieces()
  const markers = citationMarkers(number => about.sources.citation(number) !== null)
  const spent = spentTokens()
  let length = 0
  let citedBefore = 0
  let found = false
  let nonsense = 0
  let handedOver = false
  let isCut = false
  let failure: Failure | null = null
  let isOver = false

  const citations = (): Citation[] => markers.cited().flatMap(number => about.sources.citation(number) ?? [])

  function trace(): GenerateEvent {
    const { modelName: model, sources } = about
    return {
      type: "trace",
      trace: { model, tools: tools.listed(), sources: sources.listed(), tokens: spent.total() },
    }
  }

  function failed({ code, because }: Failure): GenerateEvent {
    isOver = true
    // Who keeps quiet has taken what was asked.
    if (code !== "silent") spent.breaksOff()
    return { type: "failed", code, because, tokens: spent.total() }
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

  function used(id: string, change: Parameters<typeof tools.note>[1]): GenerateEvent {
    tools.note(id, change)
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
    yield { type: "end", found: found || markers.cited().length > 0, cut: isCut, tokens: spent.total() }
  }

  function* read(part: Part): Events {
    switch (part.type) {
      case "text-start":
        // What a model says before and after a tool are two paragraphs.
        if (length > 0) yield* say(`${markers.rest()}\n\n`)
        return
      case "text-delta":
        spent.writes(part.text)
        return yield* wrote(markers.take(written(part.text)))
      case "reasoning-delta":
        return spent.writes(part.text)
      case "reasoning-end":
        // Nobody sees it, and it is paid.
        return yield trace()
      case "tool-call":
        spent.writes(JSON.stringify(part.input ?? ""))
        return yield* called(part)
      case "tool-result":
        spent.finds(JSON.stringify(part.output))
        return yield searched(part.toolCallId, searchResult.parse(part.output))
      case "tool-error":
        yield used(part.toolCallId, { tool: part.toolName, outcome: "failed", result: "It did not work." })
        if (!part.dynamic) return yield failed(failures.knowledge)
        nonsense += 1
        if (nonsense > 1) yield failed(failures.nonsense)
        return
      case "start-step":
        return spent.stepBegins()
      case "finish-step":
        return yield* stepEnded(part)
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

  function* stepEnded({ usage, finishReason }: Extract<Part, { type: "finish-step" }>): Events {
    spent.stepEnds(usage)
    if (finishReason === "error") failure = failures.cut
    if (finishReason === "content-filter") failure = failures.filtered
    if (finishReason === "length") isCut = true
    yield trace()
    if (failure !== null) yield* end()
  }

  function searched(id: string, result: SearchResult): GenerateEvent {
    found ||= result.answerable
    tools.searched(id, result)
    return trace()
  }

  return {
    read,
    end,
    asks(bytes: number): GenerateEvent {
      spent.asks(bytes)
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
