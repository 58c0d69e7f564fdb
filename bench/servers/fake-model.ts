import { z } from "zod"
import { type Program, startProgram } from "./start-program.ts"

/** One answer of the fake model. Times are milliseconds since 1970 with fractions. */
const run = z.object({
  model: z.string(),
  receivedAt: z.number(),
  firstTokenAt: z.number().nullable(),
  lastTokenAt: z.number().nullable(),
  tokens: z.int(),
  end: z.string().nullable(),
})
export type Run = z.infer<typeof run>

export interface FakeModel extends AsyncDisposable {
  baseUrl: string
  /** Everything it was asked so far, oldest first. */
  runs(): Promise<Run[]>
}

/** A scripted OpenAI-compatible server (dev/models) in a process of its own: what it costs falls on nobody who is measured. */
export async function startFakeModel(): Promise<FakeModel> {
  const program: Program = await startProgram("fake-model-server.ts")
  const origin = `http://127.0.0.1:${program.port}`
  return {
    baseUrl: `${origin}/v1`,
    runs: async () => z.array(run).parse(await (await fetch(`${origin}/v1/runs`)).json()),
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  }
}
