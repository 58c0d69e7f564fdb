import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { queryClient } from "../app/queries.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { preferencesQuery, takeUp } from "./keep-preferences.ts"

/** What somebody has set on another device counts here, too. */
export function useFollowPreferences(): void {
  const { organization } = useWorkplace()
  const { data } = useQuery(preferencesQuery(organization.id), queryClient)
  useEffect(() => {
    if (data !== undefined) takeUp(data.preferences)
  }, [data])
}
