import { type ReactNode, useEffect } from "react"
import type { Role } from "../../protocol/person.ts"
import { queryClient } from "../app/queries.ts"
import { useOrganization } from "../live/use-organization.ts"
import { LineContext } from "./line.ts"
import { useChangedNouns } from "./use-changed-nouns.ts"

interface Props {
  organizationId: string
  userId: string
  /** What REST said we are here; the live line hears of a change first. */
  role: Role
  children: ReactNode
}

export function LineProvider({ organizationId, userId, role, children }: Props) {
  const { client, state } = useOrganization(organizationId, userId)
  useChangedNouns(state)
  const liveRole = state.viewer === null ? role : state.viewer.role
  useEffect(() => {
    if (liveRole !== role) void queryClient.invalidateQueries({ queryKey: ["organization"] })
  }, [liveRole, role])
  return <LineContext value={client}>{children}</LineContext>
}
