import { z } from "zod"
import type { ToolUse } from "../../protocol/answer.ts"

/** What the assistant did with a tool, in words: "Searched “return shoes”". */
export function toolWords({ tool, input, outcome }: Pick<ToolUse, "tool" | "input" | "outcome">): string {
  const known = knownTools[tool]
  if (known === undefined) return `${tool} ${input}`
  const words = outcome === "running" ? known.underWay : known.done
  const asked = askedFor(input)
  return asked === null ? words : `${words} “${asked}”`
}

const knownTools: Record<string, { underWay: string; done: string }> = {
  search_knowledge: { underWay: "Searching", done: "Searched" },
  escalate: { underWay: "Handing over:", done: "Handed over:" },
}

const inputShape = z.union([
  z.object({ query: z.string() }).transform(({ query }) => query),
  z.object({ reason: z.string() }).transform(({ reason }) => reason),
])

/** A model may have written anything at all. */
function askedFor(input: string): string | null {
  try {
    return inputShape.safeParse(JSON.parse(input)).data ?? null
  } catch {
    return null
  }
}
