import { vi } from "vitest"
import { testEnv } from "../../org/test/scene.ts"

const server = "http://model.test/v1"
const network = globalThis.fetch

/** One time that the model was asked. It says what the test lets it say, and is silent otherwise. */
export interface Asked {
  /** Nobody listens to it any more. */
  abandoned(): Promise<unknown>
  say(text: string): unknown
  finish(): unknown
  /** The line to the model is cut. */
  cut(): unknown
}

/**
 * Test and object run side by side in one isolate, and may not touch each other's requests. A promise that one settles for the
 * other would carry it over, so each looks by itself.
 */
const lookOften = { interval: 1, timeout: 15_000 }

/** A language model in the test's hands, behind the provider that deployments use. For the rest of the file. */
export function scriptedModel() {
  testEnv.ASSISTANT_MODEL = `openai-compatible:${server}#scripted`
  const all: Asked[] = []
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (!String(input).startsWith(server)) return network(input, init)
    const { asked, body } = scripted(init?.signal)
    all.push(asked)
    return new Response(body, { headers: { "content-type": "text/event-stream" } })
  })
  /** The model when it is asked for the n-th time. */
  const asked = (n: number): Promise<Asked> => vi.waitUntil(() => all[n - 1], lookOften)
  return { asked, times: () => all.length }
}

function scripted(signal: AbortSignal | null | undefined): { asked: Asked; body: ReadableStream<Uint8Array> } {
  let isAbandoned = false
  signal?.addEventListener("abort", () => {
    isAbandoned = true
  })
  const said: (string | Error)[] = []
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (said.length === 0) await scheduler.wait(lookOften.interval)
      const next = said.shift()
      if (next instanceof Error) return controller.error(next)
      controller.enqueue(new TextEncoder().encode(`data: ${next}\n\n`))
      if (next === "[DONE]") controller.close()
    },
  })
  const asked: Asked = {
    abandoned: () => vi.waitUntil(() => isAbandoned, lookOften),
    say: content => said.push(chunk({ delta: { content } })),
    finish: () => said.push(chunk({ delta: {}, finish_reason: "stop" }), "[DONE]"),
    cut: () => said.push(new Error("The line was cut")),
  }
  return { asked, body }
}

const chunk = (choice: object): string =>
  JSON.stringify({
    id: "1",
    object: "chat.completion.chunk",
    created: 1,
    model: "scripted",
    choices: [{ index: 0, ...choice }],
  })
