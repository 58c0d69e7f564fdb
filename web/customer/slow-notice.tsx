import { useEffect, useState } from "react"
import { limits } from "../../protocol/limits.ts"
import type { OrganizationState } from "../live/state.ts"
import { isLive } from "../live/turn.ts"
import { Icon } from "../look/icon.tsx"

interface Props {
  state: OrganizationState
  conversationId: string
  onAsk: () => void
}

/** Nothing has come for a while of an answer that is being written: it says so, and offers a person. The organization ends it in the end. */
export function SlowNotice({ state, conversationId, onAsk }: Props) {
  const draft = state.drafts[conversationId]
  const isSlow = useSilence(draft !== undefined && isLive(state) ? draft.heardAt : null)
  return (
    <div role="status">
      {isSlow && (
        <div className="notice calm">
          <Icon name="clock" />
          <span>
            <b>The answer takes longer than usual.</b> You can wait, or ask for a person.
          </span>
          <button type="button" className="button" onClick={onAsk}>
            Ask for a person
          </button>
        </div>
      )}
    </div>
  )
}

/** True once nothing was heard for longer than an answer usually pauses. */
function useSilence(heardAt: number | null): boolean {
  const [slowSince, setSlowSince] = useState<number | null>(null)
  useEffect(() => {
    if (heardAt === null) return
    const inMs = heardAt + limits.assistantSlowMs - Date.now()
    const timer = setTimeout(() => setSlowSince(heardAt), Math.max(inMs, 0))
    return () => clearTimeout(timer)
  }, [heardAt])
  return heardAt !== null && slowSince === heardAt
}
