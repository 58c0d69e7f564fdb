import { vi } from "vitest"
import { testEnv } from "../../worker/org/test/scene.ts"
import { chunk, lastChunks } from "../models/wire.ts"
import { callBy, type Deed, saidBy, turnsOf } from "./attack.ts"

const server = "http://model.test/v1"
const network = globalThis.fetch

/** A model that does what an attacker wants, behind the provider that deployments use. For the rest of the file. */
export function obeyingServer() {
  testEnv.ASSISTANT_MODEL = `openai-compatible:${server}#obeys`
  testEnv.ASSISTANT_API_KEY = "a key that only the provider may know"
  let turns: Deed[][] = []
  const told: string[] = []
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (!String(input).startsWith(server)) return network(input, init)
    const seen = String(init?.body)
    told.push(seen)
    return new Response(answered(turns.shift() ?? [], seen), { headers: { "content-type": "text/event-stream" } })
  })
  return {
    /** What the model was told since the last attack, request by request. */
    told,
    obeys(deeds: readonly Deed[]): void {
      turns = turnsOf(deeds)
      told.length = 0
    },
  }
}

function answered(deeds: readonly Deed[], seen: string): string {
  const call = callBy(deeds, seen)
  const said = saidBy(deeds, seen).map(say => ({ say }))
  const moves = call ? [...said, { call: call.name, input: call.input }] : said
  const chunks = moves.map(move => chunk("obeys", move))
  return [...chunks, lastChunks("obeys", { calls: call !== null, tokens: moves.length })].join("")
}
