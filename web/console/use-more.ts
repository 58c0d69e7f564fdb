import { useEffect } from "react"
import type { List } from "../live/state.ts"

/** Calls for the next page when the end of what was read comes near. What failed waits until somebody asks again. */
export function useMore(list: List, { isNear, onMore }: { isNear: boolean; onMore: () => void }): void {
  const wants = isNear && list.status === "loaded" && list.nextCursor !== null && list.more === "idle"
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is wanted
  useEffect(() => {
    if (wants) onMore()
  }, [wants])
}
