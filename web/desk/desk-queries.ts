import { useQuery } from "@tanstack/react-query"
import { deskRead } from "../../protocol/desk.ts"
import { query, queryClient } from "../app/queries.ts"

export const deskPath = (organizationId: string): string => `/organizations/${organizationId}/desk`

export const deskKey = (organizationId: string) => ["desk", organizationId]

/** The organization's rules for its team. */
export const useDesk = (organizationId: string) =>
  useQuery(query(deskKey(organizationId), { path: deskPath(organizationId), schema: deskRead }), queryClient)

export const readDeskAgain = (organizationId: string) =>
  queryClient.invalidateQueries({ queryKey: deskKey(organizationId) })
