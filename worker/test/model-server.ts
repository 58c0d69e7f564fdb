import { vi } from "vitest"

type Said = { text: string; tokens: [read: number, written: number] } | Response | "never"

/** An OpenAI-compatible server that is nowhere: what is fetched from it is answered here, everything else goes its way. */
export function modelServer(answer: () => Said) {
  const origin = "http://model.invalid"
  const asked: unknown[] = []
  let aborted = 0
  const { promise: isAsked, resolve } = Promise.withResolvers<void>()
  const before = globalThis.fetch
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (!String(input).startsWith(origin)) return before(input, init)
    asked.push(JSON.parse(String(init?.body)))
    resolve()
    const said = answer()
    if (said instanceof Response) return said
    if (said !== "never") return Response.json(completion(said))
    return new Promise((_, reject) => {
      init?.signal?.addEventListener("abort", () => {
        aborted += 1
        reject(new DOMException("Aborted", "AbortError"))
      })
    })
  })
  return {
    setting: `openai-compatible:${origin}/v1#tiny`,
    asked,
    isAsked: () => isAsked,
    aborted: () => aborted,
  }
}

const completion = ({ text, tokens: [read, written] }: Extract<Said, { text: string }>) => ({
  id: "one",
  object: "chat.completion",
  created: 0,
  model: "tiny",
  choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
  usage: { prompt_tokens: read, completion_tokens: written, total_tokens: read + written },
})
