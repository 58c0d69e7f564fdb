import type { LanguageModelV4, LanguageModelV4Prompt, LanguageModelV4StreamPart } from "@ai-sdk/provider"
import { callBy, type Deed, saidBy, turnsOf } from "./attack.ts"

/** A model that does what an attacker wants, whatever its instructions say, and keeps what it was told. */
export function obeyingModel(deeds: readonly Deed[]) {
  const prompts: string[] = []
  const turns = turnsOf(deeds)
  const model: LanguageModelV4 = {
    specificationVersion: "v4",
    provider: "attacker",
    modelId: "obeys",
    supportedUrls: {},
    doGenerate: () => Promise.reject(new Error("It is asked to stream")),
    async doStream({ prompt, tools }) {
      prompts.push(JSON.stringify({ prompt, tools }))
      const parts = [...streamed(turns.shift() ?? [], prompt)]
      return { stream: new ReadableStream({ start: controller => sendAll(parts, controller) }) }
    },
  }
  return { model, prompts }
}

function sendAll<T>(parts: T[], controller: ReadableStreamDefaultController<T>): void {
  for (const part of parts) controller.enqueue(part)
  controller.close()
}

function* streamed(deeds: Deed[], prompt: LanguageModelV4Prompt): Generator<LanguageModelV4StreamPart> {
  yield { type: "stream-start", warnings: [] }
  const seen = JSON.stringify(prompt)
  const said = saidBy(deeds, seen)
  if (said.length > 0) yield { type: "text-start", id: "text" }
  for (const delta of said) yield { type: "text-delta", id: "text", delta }
  if (said.length > 0) yield { type: "text-end", id: "text" }
  const call = callBy(deeds, seen)
  if (call) yield { type: "tool-call", toolCallId: crypto.randomUUID(), toolName: call.name, input: call.input }
  yield { type: "finish", finishReason: { unified: call ? "tool-calls" : "stop", raw: undefined }, usage }
}

const usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
}
