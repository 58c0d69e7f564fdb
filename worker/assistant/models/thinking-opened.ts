import type { LanguageModelV4Content, LanguageModelV4StreamPart } from "@ai-sdk/provider"
import type { LanguageModelMiddleware } from "ai"

type Part = LanguageModelV4StreamPart
type FinishReason = Extract<Part, { type: "finish" }>["finishReason"]

/** What was passed on as an answer turns out to have been thought. Nobody may keep it. */
export class ThoughtAloud extends Error {}

/**
 * The template of some models opens the thinking in the prompt, so that their text only closes it. This opens it in the text,
 * for whoever takes out what is between the tags. Models whose names say that they think, and those that were caught at it,
 * are taken to begin with it.
 */
export function thinkingOpened(modelId: string): LanguageModelMiddleware {
  const thinksFirst = () => named.test(modelId) || caught.has(modelId)
  return {
    specificationVersion: "v4",
    wrapGenerate: async ({ doGenerate }) => {
      const { content, ...rest } = await doGenerate()
      const isApart = content.some(({ type }) => type === "reasoning")
      const begun = { thinksFirst: thinksFirst() && !isApart, finishReason: rest.finishReason }
      return { ...rest, content: content.map(part => openedIn(part, begun)) }
    },
    wrapStream: async ({ doStream }) => {
      const { stream, ...rest } = await doStream()
      const transform = thinksFirst() ? fromTheStart() : watched(() => caught.add(modelId))
      return { ...rest, stream: stream.pipeThrough(new TransformStream<Part, Part>({ transform })) }
    },
  }
}

const named = /thinking|reason|deepseek-r1|\br1-|qwq/i
const caught = new Set<string>()

const open = "<think>"
const close = "</think>"
const firstTag = (text: string) => /<\/?think>/.exec(text)

function openedIn(
  part: LanguageModelV4Content,
  { thinksFirst, finishReason }: { thinksFirst: boolean; finishReason: FinishReason },
): LanguageModelV4Content {
  if (part.type !== "text") return part
  const [tag] = firstTag(part.text) ?? []
  const isOpen = tag === close || (tag === undefined && thinksFirst && finishReason.unified !== "stop")
  const text = isOpen ? `${open}${part.text}` : part.text
  return { ...part, text: text.lastIndexOf(open) > text.lastIndexOf(close) ? `${text}${close}` : text }
}

type Transform = (part: Part, controller: TransformStreamDefaultController<Part>) => void

/** Text is thought until it closes that. Text that comes to its end without was the answer. */
function fromTheStart(): Transform {
  let isApart = false
  let said: string | null = null
  return (part, controller) => {
    // Its server has taken out what it thinks.
    if (part.type === "reasoning-start") isApart = said === null
    if (part.type === "finish" && part.finishReason.unified === "stop" && said !== null && firstTag(said) === null) {
      controller.enqueue({ type: "text-start", id: "said" })
      controller.enqueue({ type: "text-delta", id: "said", delta: said })
      controller.enqueue({ type: "text-end", id: "said" })
    }
    if (part.type !== "text-delta" || isApart) return controller.enqueue(part)
    controller.enqueue(said === null ? { ...part, delta: `${open}${part.delta}` } : part)
    said = `${said ?? ""}${part.delta}`
  }
}

/** Text is the answer until it turns out otherwise. What may be the beginning of a tag waits for its end. */
function watched(onCaught: () => void): Transform {
  let isDecided = false
  let passed = ""
  let held = ""
  return (part, controller) => {
    if (isDecided || (part.type !== "text-delta" && part.type !== "text-end")) return controller.enqueue(part)
    if (part.type === "text-end") {
      if (held !== "") controller.enqueue({ type: "text-delta", id: part.id, delta: held })
      held = ""
      return controller.enqueue(part)
    }
    held += part.delta
    const [tag] = firstTag(held) ?? []
    if (tag === close && passed.trim() !== "") {
      onCaught()
      controller.enqueue({ type: "error", error: new ThoughtAloud() })
      return controller.terminate()
    }
    isDecided = tag !== undefined
    const ready = isDecided ? held : held.slice(0, held.length - tagBegun(held))
    held = held.slice(ready.length)
    passed += ready
    if (ready !== "") controller.enqueue({ ...part, delta: tag === close ? `${open}${ready}` : ready })
  }
}

/** How much of its end may be the beginning of a tag. */
const tagBegun = (text: string): number => /<(?:\/?(?:t(?:h(?:i(?:nk?)?)?)?)?)?$/.exec(text)?.[0].length ?? 0
