import { useCallback, useEffect } from "react"
import { isComposing } from "../app/is-composing.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"
import type { Stop } from "../thread/send-button.tsx"

/** How the answer that is being written here is stopped, also by Escape; null when none is. */
export function useStop(
  client: Pick<OrganizationClient, "stop">,
  { drafts, outbox }: OrganizationState,
  conversationId: string,
): Stop | null {
  const answerId = drafts[conversationId]?.answerId ?? null
  const isStopping = outbox.some(
    ({ operation: { command }, sending }) =>
      command.type === "stop" && command.answerId === answerId && sending.status !== "refused",
  )
  const onStop = useCallback(() => {
    if (answerId !== null) client.stop(conversationId, answerId)
  }, [client, conversationId, answerId])
  useEscape(answerId === null || isStopping ? null : onStop)
  return answerId === null ? null : { isStopping, onStop }
}

function useEscape(act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return
      if (document.querySelector("dialog[open]") === null) act()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [act])
}
