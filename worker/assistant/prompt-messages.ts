import type { ModelMessage } from "ai"
import type { Said } from "./job.ts"
import { type SearchResult, searchKnowledgeName } from "./tools/search-knowledge.ts"

/** What was said, as a model reads it. A person's replies are the assistant's side of the talk: no names, no ids. */
export function promptMessages(transcript: readonly Said[], question: string): ModelMessage[] {
  const said = transcript.filter(({ text }) => text.trim() !== "")
  const messages = said.map(
    ({ role, text }): ModelMessage => ({ role: role === "customer" ? "user" : "assistant", content: text }),
  )
  return messages.at(-1)?.role === "user" ? messages : [...messages, { role: "user", content: question }]
}

/** What makes a model answer once more, and not with the same. */
export function againMessages(instead: string): ModelMessage[] {
  return [
    { role: "assistant", content: instead },
    { role: "user", content: again },
  ]
}

export const again = "That did not help me. Please answer my question again, in another way."

/** The search that was made before the model was asked, as if it had asked for it. */
export function searchMessages(query: string, result: SearchResult): ModelMessage[] {
  const call = { toolCallId: "search-before", toolName: searchKnowledgeName }
  return [
    { role: "assistant", content: [{ type: "tool-call", ...call, input: { query } }] },
    { role: "tool", content: [{ type: "tool-result", ...call, output: { type: "json", value: { ...result } } }] },
  ]
}
