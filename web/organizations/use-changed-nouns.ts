import { useEffect, useRef } from "react"
import { noun } from "../../protocol/down.ts"
import { queryClient } from "../app/queries.ts"
import type { OrganizationState } from "../live/state.ts"

/** What has changed elsewhere is read again. Reads of a noun have it as the first part of their key: `["desk", organizationId]`. */
export function useChangedNouns({ changes }: OrganizationState): void {
  const seen = useRef(changes)
  useEffect(() => {
    const changed = noun.options.filter(one => seen.current[one] !== changes[one])
    seen.current = changes
    for (const one of changed) void queryClient.invalidateQueries({ queryKey: [one] })
  }, [changes])
}
