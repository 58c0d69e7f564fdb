import { useQuery } from "@tanstack/react-query"
import { type Report, type ReportQuery, report } from "../../protocol/report.ts"
import { query } from "../app/queries.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { wordsOf } from "./use-asked.ts"

/** While another one is counted, the one before stays. */
export function useReport(asked: ReportQuery) {
  const { organization } = useWorkplace()
  const words = new URLSearchParams(wordsOf(asked)).toString()
  return useQuery({
    ...query<Report>(["reports", organization.id, words], {
      path: `/organizations/${organization.id}/reports?${words}`,
      schema: report,
    }),
    placeholderData: before => before,
  })
}
