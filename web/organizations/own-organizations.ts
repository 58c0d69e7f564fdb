import { useInfiniteQuery } from "@tanstack/react-query"
import type { z } from "zod"
import { type ownOrganization, ownOrganizationPage } from "../../protocol/organization.ts"
import { pages } from "../app/queries.ts"

export type OwnOrganization = z.infer<typeof ownOrganization>

/** The organizations that the reader belongs to, then those they write to. */
export function useOwnOrganizations(enabled: boolean) {
  return useInfiniteQuery({
    ...pages(["organizations"], { path: "/organizations", schema: ownOrganizationPage }),
    enabled,
    select: ({ pages }) => pages.flatMap(page => page.organizations),
  })
}
