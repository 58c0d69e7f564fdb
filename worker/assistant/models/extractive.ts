import type { LanguageModelV4, LanguageModelV4StreamPart, LanguageModelV4Usage } from "@ai-sdk/provider"
import { type ExtractiveStep, extractivePlan } from "./extractive-plan.ts"

/**
 * A model for the AI SDK like any other, without weights and without a network: it answers by quoting the passages that a
 * search has brought, and says so. What it says is decided at once and streamed word by word.
 */
export function extractiveModel(): LanguageModelV4 {
  return {
    specificationVersion: "v4",
    provider: "parley",
    modelId: "extractive",
    supportedUrls: {},

    async doGenerate({ prompt, tools }) {
      const step = extractivePlan(prompt, toolNames(tools))
      const { finishReason, usage } = ending(step, prompt)
      return { content: [content(step)], finishReason, usage, warnings: [] }
    },

    async doStream({ prompt, tools, abortSignal }) {
      const step = extractivePlan(prompt, toolNames(tools))
      const parts = streamed(step, prompt)
      const stream = new ReadableStream<LanguageModelV4StreamPart>({
        pull(controller) {
          if (abortSignal?.aborted) return controller.error(abortSignal.reason)
          const next = parts.next()
          if (next.done) controller.close()
          else controller.enqueue(next.value)
        },
      })
      return { stream }
    },
  }
}

type Prompt = Parameters<LanguageModelV4["doStream"]>[0]["prompt"]
type Tools = Parameters<LanguageModelV4["doStream"]>[0]["tools"]

const toolNames = (tools: Tools) => new Set((tools ?? []).map(tool => tool.name))

function content(step: ExtractiveStep) {
  if ("say" in step) return { type: "text" as const, text: step.say }
  return { type: "tool-call" as const, ...callOf(step) }
}

function* streamed(step: ExtractiveStep, prompt: Prompt): Generator<LanguageModelV4StreamPart> {
  yield { type: "stream-start", warnings: [] }
  if ("say" in step) {
    yield { type: "text-start", id: "text" }
    for (const [word] of step.say.matchAll(/\s*\S+\s*?/g)) yield { type: "text-delta", id: "text", delta: word }
    yield { type: "text-end", id: "text" }
  } else {
    const { toolCallId: id, toolName, input } = callOf(step)
    yield { type: "tool-input-start", id, toolName }
    yield { type: "tool-input-delta", id, delta: input }
    yield { type: "tool-input-end", id }
    yield { type: "tool-call", toolCallId: id, toolName, input }
  }
  yield { type: "finish", ...ending(step, prompt) }
}

function callOf({ call, input }: Extract<ExtractiveStep, { call: string }>) {
  return { toolCallId: `${call}-by-extractive`, toolName: call, input: JSON.stringify(input) }
}

function ending(step: ExtractiveStep, prompt: Prompt) {
  const calls = "call" in step
  const usage: LanguageModelV4Usage = {
    inputTokens: {
      total: tokensIn(JSON.stringify(prompt)),
      noCache: undefined,
      cacheRead: undefined,
      cacheWrite: undefined,
    },
    outputTokens: {
      total: tokensIn(calls ? JSON.stringify(step.input) : step.say),
      text: undefined,
      reasoning: undefined,
    },
  }
  return { finishReason: { unified: calls ? ("tool-calls" as const) : ("stop" as const), raw: undefined }, usage }
}

/** It has no tokens; what others would count for the same text. */
const tokensIn = (text: string) => Math.ceil(text.length / 4)
