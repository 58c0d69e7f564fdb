import type { ReactNode } from "react"
import { useOrganization } from "../live/use-organization.ts"
import { LineContext } from "./line.ts"

interface Props {
  organizationId: string
  userId: string
  children: ReactNode
}

export function LineProvider({ organizationId, userId, children }: Props) {
  const { client } = useOrganization(organizationId, userId)
  return <LineContext value={client}>{children}</LineContext>
}
