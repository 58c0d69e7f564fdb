import { type Tool, tool, zodSchema } from "ai"
import { z } from "zod"
import { limits } from "../../../protocol/limits.ts"
import { firstCharacters } from "../sources.ts"
import { storable } from "../storable-text.ts"

export const escalateName = "escalate"

/** It is not run here: the call ends the turn, and the organization hands over the one conversation that the turn is about. */
export function escalateTool(): Tool<z.infer<typeof handOver>, string> {
  return tool({
    description:
      "Hands this conversation over to a person of the organization. Use it when the passages do not answer the question, or the customer asks for a person.",
    inputSchema,
    outputSchema: z.string(),
  })
}

const handOver = z.object({
  reason: z.string().describe("Why a person is needed, in one short sentence that the customer may read."),
  summary: z.string().nullish().describe("For the person who takes over: what was asked and what was tried."),
})
/** Once for all turns (search-knowledge.ts). */
const inputSchema = zodSchema(handOver)

/** What the model asked for, within our bounds. */
export function handOverFrom(input: unknown): { reason: string; summary: string | null } | null {
  const read = handOver.safeParse(input)
  if (!read.success) return null
  const reason = firstCharacters(oneLine(storable(read.data.reason)), limits.reasonCharactersMax)
  const summary = firstCharacters(storable(read.data.summary ?? "").trim(), limits.summaryCharactersMax)
  return {
    reason: reason === "" ? "The assistant asked for a person." : reason,
    summary: summary === "" ? null : summary,
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim()
