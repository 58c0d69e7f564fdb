import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { type KnowledgeEntry, knowledgeEntry, knowledgePage } from "../../protocol/knowledge.ts"
import { pages, query, queryClient } from "../app/queries.ts"
import { useWorkplace } from "../organizations/organization-context.ts"

export type Shown = "all" | KnowledgeEntry["status"]

/** The entries that contain a text, in pages, newest change first. What was shown stays until the new answer is here. */
export function useEntries({ shown, text }: { shown: Shown; text: string }) {
  const { organization } = useWorkplace()
  const filters = { ...(shown !== "all" && { status: shown }), ...(text !== "" && { text }) }
  return useInfiniteQuery({
    ...pages(["knowledge", organization.id, shown, text], {
      path: knowledgePath(organization.id),
      schema: knowledgePage,
      filters,
    }),
    placeholderData: before => before,
  })
}

export function useEntry(entryId: string) {
  const { organization } = useWorkplace()
  const path = `${knowledgePath(organization.id)}/${encodeURIComponent(entryId)}`
  return useQuery(query(entryKey(organization.id, entryId), { path, schema: knowledgeEntry }))
}

export const knowledgePath = (organizationId: string): string => `/organizations/${organizationId}/knowledge`

/** An entry was made or changed: its page shows it at once, the lists are read again. */
export async function entryChanged(organizationId: string, entry: KnowledgeEntry): Promise<void> {
  queryClient.setQueryData(entryKey(organizationId, entry.id), entry)
  await entriesChanged(organizationId)
}

/** An entry is not what its page shows. */
export async function readAgain(organizationId: string, entryId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: entryKey(organizationId, entryId) })
  await entriesChanged(organizationId)
}

export const entriesChanged = (organizationId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ["knowledge", organizationId] })

export function entryRemoved(organizationId: string, entryId: string): Promise<void> {
  queryClient.removeQueries({ queryKey: entryKey(organizationId, entryId) })
  return entriesChanged(organizationId)
}

const entryKey = (organizationId: string, entryId: string) => ["knowledge-entry", organizationId, entryId]
