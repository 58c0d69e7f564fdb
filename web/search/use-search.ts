import { useInfiniteQuery } from "@tanstack/react-query"
import { limits } from "../../protocol/limits.ts"
import { type SearchPage, searchPage } from "../../protocol/search.ts"
import { pages } from "../app/queries.ts"
import { useWorkplace } from "../organizations/organization-context.ts"

/** What is found, page by page. While somebody types, what was found before stays until the new answer is here. */
export function useSearch(q: string) {
  const { organization } = useWorkplace()
  return useInfiniteQuery({
    ...pages<SearchPage>(["search", organization.id, q], {
      path: `/organizations/${organization.id}/search`,
      schema: searchPage,
      filters: { q },
      limit: limits.searchItemsDefault,
    }),
    placeholderData: before => before,
  })
}
