import { type RefObject, useEffect } from "react"
import { useLocation, useSearch } from "wouter"
import { useViews } from "../views/view-queries.ts"
import { useCounts } from "./line.ts"

/** On a phone, and on a low screen, the rail's links scroll: the one where one is comes into view, also when others come before it. */
export function useCurrentInView(links: RefObject<HTMLElement | null>, organizationId: string): void {
  const [path] = useLocation()
  const search = useSearch()
  const isCounted = useCounts() !== null
  const views = useViews(organizationId).length
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these moves the link, or makes another one current
  useEffect(() => {
    links.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" })
  }, [path, search, isCounted, views])
}
