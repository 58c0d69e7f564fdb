import { useQuery } from "@tanstack/react-query"
import type { OpeningTimes } from "../../protocol/desk/opening-times.ts"
import { deskDefaults, deskRead } from "../../protocol/desk.ts"
import { query, queryClient } from "../app/queries.ts"

export const deskPath = (organizationId: string): string => `/organizations/${organizationId}/desk`

export const deskKey = (organizationId: string) => ["desk", organizationId]

/** The organization's rules for its team. */
export const useDesk = (organizationId: string) =>
  useQuery(query(deskKey(organizationId), { path: deskPath(organizationId), schema: deskRead }), queryClient)

/** When and by which clock the team works; by this device's where that cannot be had. Null as long as it is not known. */
export function useOpeningTimes(organizationId: string): OpeningTimes | null {
  const { data, isError } = useDesk(organizationId)
  if (data) return data.desk
  return isError ? { ...deskDefaults, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } : null
}

export const readDeskAgain = (organizationId: string) =>
  queryClient.invalidateQueries({ queryKey: deskKey(organizationId) })
