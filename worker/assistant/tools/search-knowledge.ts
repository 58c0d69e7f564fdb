import { tool } from "ai"
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
  return tool({
    description:
      "Searches what the organization has written down for its customers. Answer only from what this returns.",
    inputSchema: z.object({
      query: z.string().min(1).max(queryCharactersMax).describe("The question in a few words."),
    }),
    execute: ({ query }) => searchOnce(search, query),
  })
}

export async function searchOnce(search: Search, query: string): Promise<SearchResult> {
  const { passages, confidence } = await search.find(query)
  const numbered: NumberedPassage[] = search.sources.add(passages)
  return { answerable: isAnswerable(confidence), otherwise: search.otherwise, passages: numbered }
}

const queryCharactersMax = 1_000
