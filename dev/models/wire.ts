import { ownCall } from "./chat-request.ts"
import type { Move } from "./script.ts"

/** Chat completions as OpenAI's API writes them. */

export function chunk(model: string, move: Extract<Move, { say: string } | { call: string }>): string {
  return event({
    ...envelope("chat.completion.chunk", model),
    choices: [{ index: 0, delta: deltaOf(move), finish_reason: null }],
  })
}

/** The last chunks: why it ended, what it cost, and that this was all. */
export function lastChunks(model: string, counted: { calls: boolean; tokens: number }): string {
  const about = envelope("chat.completion.chunk", model)
  const end = { index: 0, delta: {}, finish_reason: counted.calls ? "tool_calls" : "stop" }
  return `${event({ ...about, choices: [end] })}${event({ ...about, choices: [], usage: usage(counted.tokens) })}data: [DONE]\n\n`
}

/** The same in one piece. */
export function completion(model: string, moves: readonly Move[]): string {
  const text = moves.map(move => ("say" in move ? move.say : "")).join("")
  const calls = moves.flatMap(move => ("call" in move ? deltaOf(move).tool_calls : []))
  const message = {
    role: "assistant",
    content: text === "" ? null : text,
    ...(calls.length > 0 && { tool_calls: calls }),
  }
  const choice = { index: 0, message, finish_reason: calls.length > 0 ? "tool_calls" : "stop" }
  return JSON.stringify({ ...envelope("chat.completion", model), choices: [choice], usage: usage(moves.length) })
}

function deltaOf(move: Extract<Move, { say: string } | { call: string }>) {
  if ("say" in move) return { content: move.say }
  const call = { name: move.call, arguments: move.input }
  return { tool_calls: [{ index: 0, id: `${ownCall}${crypto.randomUUID()}`, type: "function", function: call }] }
}

const envelope = (object: string, model: string) => ({ id: "chatcmpl-fake", object, created: 0, model })
const usage = (tokens: number) => ({
  prompt_tokens: promptTokens,
  completion_tokens: tokens,
  total_tokens: promptTokens + tokens,
})
const promptTokens = 100
const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
