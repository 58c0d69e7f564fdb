export const assistantPath = (organizationId: string): string => `/organizations/${organizationId}/assistant`

export const assistantKey = (organizationId: string) => ["assistant", organizationId]
