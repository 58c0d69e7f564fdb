import { useQuery } from "@tanstack/react-query"
import { organizationAtDoor } from "../../protocol/organization.ts"
import { query, queryClient } from "../app/queries.ts"

/** The organization at an address, and what the reader is there. Without an address nothing is asked. */
export const useOrganizationAt = (slug: string) => useQuery({ ...organizationAt(slug), enabled: slug !== "" })

/** Its pages show nothing without it: asked while their own code is still on its way. */
export const askOrganization = (slug: string): void => void queryClient.prefetchQuery(organizationAt(slug))

const organizationAt = (slug: string) =>
  query(["organization", slug], {
    path: `/organizations/${encodeURIComponent(slug)}`,
    schema: organizationAtDoor,
  })
