import { useInfiniteQuery } from "@tanstack/react-query"
import { memberPage } from "../../protocol/organization.ts"
import { pages } from "../app/queries.ts"
import { ReadState } from "../app/read-state.tsx"
import { MemberRow } from "./member-row.tsx"
import { useWorkplace } from "./organization-context.ts"

export function MemberList() {
  const { organization } = useWorkplace()
  const read = useInfiniteQuery({
    ...pages(["members", organization.id], { path: `/organizations/${organization.id}/members`, schema: memberPage }),
    select: ({ pages }) => pages.flatMap(page => page.members),
  })
  return (
    <ReadState read={read}>
      {members => (
        <>
          <ul className="people">
            {members.map(member => (
              <MemberRow key={member.id} member={member} />
            ))}
          </ul>
          {read.hasNextPage && (
            <button type="button" className="button" onClick={() => read.fetchNextPage()}>
              Show more
            </button>
          )}
        </>
      )}
    </ReadState>
  )
}
