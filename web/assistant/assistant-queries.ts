import { queryClient } from "../app/queries.ts"

export const assistantPath = (organizationId: string): string => `/organizations/${organizationId}/assistant`

export const assistantKey = (organizationId: string) => ["assistant", organizationId]

export const readAssistantAgain = (organizationId: string) =>
  queryClient.invalidateQueries({ queryKey: assistantKey(organizationId) })
