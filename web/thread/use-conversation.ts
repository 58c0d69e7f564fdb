import { useEffect } from "react"
import type { OrganizationClient } from "../live/organization-client.ts"

/** Opens a conversation and has it on screen for as long as the caller is there. */
export function useConversation(client: Pick<OrganizationClient, "open" | "watch">, conversationId: string): void {
  useEffect(() => {
    client.open(conversationId)
    client.watch(conversationId)
    return () => client.watch(null)
  }, [client, conversationId])
}
