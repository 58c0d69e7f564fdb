import { useInfiniteQuery } from "@tanstack/react-query"
import { type AuditPage, auditPage } from "../../protocol/audit.ts"
import { limits } from "../../protocol/limits.ts"
import { pages } from "../app/queries.ts"
import { useWorkplace } from "../organizations/organization-context.ts"

/** What an address asks for: who, what, from which day to which, and a name. */
export type Asked = Record<(typeof asked)[number], string>
const asked = ["actor", "action", "from", "to", "text"] as const

export const askedIn = (params: URLSearchParams): Asked => {
  const [actor, action, from, to, text] = asked.map(name => params.get(name) ?? "")
  return { actor: actor ?? "", action: action ?? "", from: from ?? "", to: to ?? "", text: text ?? "" }
}

/** The record, page by page, newest first. What was shown stays until the new answer is here. */
export function useAudit(filters: Record<string, string>) {
  const { organization } = useWorkplace()
  return useInfiniteQuery({
    ...pages<AuditPage>(["audit", organization.id, JSON.stringify(filters)], {
      path: `/organizations/${organization.id}/audit`,
      schema: auditPage,
      filters,
      limit: limits.pageItemsDefault,
    }),
    placeholderData: before => before,
  })
}

/** As the service is asked: days are the reader's own, and the last one is among them. */
export function filtersOf({ actor, action, from, to, text }: Asked): Record<string, string> {
  const first = dayBegins(from, 0)
  const end = dayBegins(to, 1)
  return {
    ...(actor !== "" && { actor }),
    ...(action !== "" && { action }),
    ...(first !== null && { from: first }),
    ...(end !== null && { to: end }),
    ...(text.trim() !== "" && { text: text.trim() }),
  }
}

/** The beginning of a day as an instant, or of one so many days later; null where there is no day. */
function dayBegins(day: string, daysLater: number): string | null {
  const [year, month, date] = day.split("-").map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  const at = new Date(year, month - 1, date + daysLater)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
