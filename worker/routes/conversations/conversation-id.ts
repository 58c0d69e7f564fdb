import { derivedId } from "../derived-id.ts"

/**
 * The id of a conversation that a client starts without naming one. It follows from the organization and the operation, so
 * that a repeated request names the same conversation.
 */
export const conversationIdOf = (organizationId: string, operationId: string): Promise<string> =>
  derivedId("conversation", organizationId, operationId)
