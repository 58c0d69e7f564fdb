import { useQuery } from "@tanstack/react-query"
import { organizationAtDoor } from "../../protocol/organization.ts"
import { query } from "../app/queries.ts"

/** The organization at an address, and what the reader is there. Without an address nothing is asked. */
export const useOrganizationAt = (slug: string) =>
  useQuery({
    ...query(["organization", slug], {
      path: `/organizations/${encodeURIComponent(slug)}`,
      schema: organizationAtDoor,
    }),
    enabled: slug !== "",
  })
