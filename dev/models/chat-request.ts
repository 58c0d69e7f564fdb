import { z } from "zod"

const message = z.looseObject({
  role: z.enum(["system", "user", "assistant", "tool"]),
  tool_call_id: z.string().optional(),
  content: z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))]).nullish(),
})

const body = z.looseObject({
  model: z.string(),
  stream: z.boolean().default(false),
  messages: z.array(message),
})

/** A request for a chat completion, as far as scripts look at it. */
export interface ChatRequest {
  model: string
  isStreamed: boolean
  /** The newest thing that the user said. */
  question: string
  /** Whether a tool has answered since. */
  hasResult: boolean
  /** Whether that was a call of ours; the search that comes with the question is not. */
  hasOwnResult: boolean
}

/** What the ids of our calls begin with. */
export const ownCall = "fake-call-"

/** Null when it is no such request. */
export function readChatRequest(text: string): ChatRequest | null {
  const read = body.safeParse(parsed(text))
  if (!read.success) return null
  const { model, stream, messages } = read.data
  const asked = messages.findLastIndex(({ role }) => role === "user")
  const since = messages.slice(asked + 1)
  return {
    model,
    isStreamed: stream,
    question: textOf(messages[asked]),
    hasResult: since.some(({ role }) => role === "tool"),
    hasOwnResult: since.some(({ tool_call_id: id }) => id?.startsWith(ownCall)),
  }
}

function textOf(said: z.infer<typeof message> | undefined): string {
  const content = said?.content ?? ""
  return typeof content === "string" ? content : content.map(({ text }) => text ?? "").join("\n")
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
