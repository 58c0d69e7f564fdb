import type { ReactNode } from "react"
import NotFound from "../app/not-found.tsx"
import { Page } from "../app/page.tsx"
import { failureOf } from "../app/queries.ts"
import { ReadState } from "../app/read-state.tsx"
import { Waiting } from "../app/waiting.tsx"
import { useOrganizationAt } from "../organizations/organization-query.ts"

type Found = NonNullable<ReturnType<typeof useOrganizationAt>["data"]>

/** Reads the organization of an address; while that lasts, or when it fails, says so. */
export function AtOrganization({ slug, children }: { slug: string; children: (organization: Found) => ReactNode }) {
  const read = useOrganizationAt(slug)
  if (read.data !== undefined) return children(read.data)
  const failure = failureOf(read.error)
  if (failure === null || failure.kind === "unreachable") return <Waiting />
  if (failure.refusal.code === "not_found") return <NotFound />
  return (
    <Page title="This page could not be opened" width="middling">
      <ReadState read={read}>{children}</ReadState>
    </Page>
  )
}
