import { useEffect } from "react"
import type { OrganizationClient } from "../live/organization-client.ts"

/** What shows that somebody sits before a page. */
const signs = ["pointermove", "pointerdown", "keydown", "wheel", "focus"] as const
/** Of all these the line is told so often at most; how often others need to hear of it is its own affair. */
const signsEveryMs = 5_000

/** Opens a conversation and has it on screen for as long as the caller is there. Others see that until its person has not moved for long. */
export function useConversation(client: Pick<OrganizationClient, "open" | "watch">, conversationId: string): void {
  useEffect(() => {
    client.open(conversationId)
    client.watch(conversationId)
    let toldAt = performance.now()
    const tell = () => {
      if (performance.now() - toldAt < signsEveryMs) return
      toldAt = performance.now()
      client.watch(conversationId)
    }
    const listening = new AbortController()
    const { signal } = listening
    for (const sign of signs) window.addEventListener(sign, tell, { signal, passive: true, capture: true })
    return () => {
      listening.abort()
      client.watch(null)
    }
  }, [client, conversationId])
}
