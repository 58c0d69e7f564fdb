import { z } from "zod"

/**
 * Servers that are nearly compatible, read as what they mean: the SDK's provider takes one field in an odd form for the failure
 * of a whole answer. A count that is none is left out, arguments become text, and an end that only `[DONE]` tells is an end.
 */
export const mendingFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  if (!response.ok || response.body === null) return response
  const isStreamed = String(init?.body).includes('"stream":true')
  const body = isStreamed ? response.body.pipeThrough(mendedEvents()) : mended(await response.text())
  return new Response(body, { status: response.status })
}

/** Server-sent events, line by line. Whatever is no chunk of an answer goes through as it is. */
function mendedEvents(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let rest = ""
  let hasEnded = false

  function line(text: string): string {
    const [, data] = /^data: ?(.*?)\r?$/.exec(text) ?? []
    if (data === undefined) return text
    if (data === "[DONE]") return hasEnded ? text : `data: ${stopped}\n\n${text}`
    const chunk = mended(data)
    hasEnded ||= chunk.includes('"finish_reason":"')
    return `data: ${chunk}`
  }

  return new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      const lines = `${rest}${decoder.decode(bytes, { stream: true })}`.split("\n")
      rest = lines.pop() ?? ""
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.map(one => `${line(one)}\n`).join("")))
    },
    flush: controller => controller.enqueue(encoder.encode(line(rest))),
  })
}

/** The JSON of an answer, or of a part of one. */
function mended(json: string): string {
  try {
    const { data } = completion.safeParse(JSON.parse(json))
    return data ? JSON.stringify(data) : json
  } catch {
    return json
  }
}

const text = z.unknown().transform(said => (typeof said === "string" ? said : said && JSON.stringify(said)))
const call = z.looseObject({ function: z.looseObject({ arguments: text }) })
const message = z.looseObject({ tool_calls: z.array(call).nullish() })
const choice = z.looseObject({ delta: message.nullish(), message: message.nullish() })
const count = z.int().nonnegative()

const completion = z.looseObject({
  choices: z.array(choice),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
})

const stopped = JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })
