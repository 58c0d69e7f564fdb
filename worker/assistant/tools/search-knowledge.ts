import { tool, zodSchema } from "ai"
import { z } from "zod"
import type { Found } from "../../../drizzle/knowledge/search.ts"
import { isAnswerable } from "../../../drizzle/knowledge/search.ts"
import type { NumberedPassage, Sources } from "../sources.ts"

export const searchKnowledgeName = "search_knowledge"

/** What a model is told of a search. The passages are the organization's published words; whose they are, it cannot choose. */
export const searchResult = z.object({
  answerable: z.boolean(),
  /** What to do when the passages do not answer: hand over, or say so and offer a person. */
  otherwise: z.enum(["escalate", "offer_a_person"]),
  passages: z.array(z.object({ number: z.int(), title: z.string(), text: z.string() })),
})
export type SearchResult = z.infer<typeof searchResult>

export interface Search {
  /** Bound to one organization by the server. */
  find: (question: string) => Promise<Found>
  sources: Sources
  otherwise: SearchResult["otherwise"]
}

export function searchKnowledgeTool(search: Search) {
  let left = searchesMax
  return tool({
    description:
      "Searches what the organization has written down for its customers. Answer only from what this returns.",
    inputSchema,
    execute: ({ query }) => {
      left -= 1
      return left >= 0 ? searchOnce(search, query) : nothingMore(search)
    },
  })
}

export async function searchOnce(search: Search, query: string): Promise<SearchResult> {
  const { passages, confidence } = await search.find(query)
  const numbered: NumberedPassage[] = search.sources.add(passages)
  return { answerable: isAnswerable(confidence), otherwise: search.otherwise, passages: numbered }
}

/** As if nothing were there: a model may ask for hundreds in one breath, and each is work for Postgres. */
const nothingMore = ({ otherwise }: Search): SearchResult => ({ answerable: false, otherwise, passages: [] })

/** Of one answer, beside the one before it: a question in other words, and in others again. */
const searchesMax = 6
const queryCharactersMax = 1_000
/** Once for all turns: models are told of it as JSON Schema, and making that anew takes time that a customer waits. */
const inputSchema = zodSchema(
  z.object({ query: z.string().min(1).max(queryCharactersMax).describe("The question in a few words.") }),
)
