import { useQuery } from "@tanstack/react-query"
import { Link } from "wouter"
import { type Erasure, erasureList } from "../../protocol/erasure.ts"
import { query } from "../app/queries.ts"
import { ReadState } from "../app/read-state.tsx"
import { manages, useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { ErasureRow } from "./erasure-row.tsx"
import "./audit.css"

/** `/dashboard/:slug/erasures`: which people were erased, as far as anybody still knows, and whether it is done. */
export default function ErasuresPage() {
  const workplace = useWorkplace()
  if (!manages(workplace))
    return (
      <Room title="Erasures" lead="Owners and admins see here how erasures stand.">
        {null}
      </Room>
    )
  const { id, slug } = workplace.organization
  return (
    <Room
      title="Erasures"
      lead="Once it is done, nobody knows any more who was erased. Who asked for it, when, and when nothing was left, stays here."
      width="full"
    >
      <div className="audit">
        <div className="actions">
          <Link className="button" href={`/dashboard/${slug}/audit?action=customer.erased`}>
            The same in the audit log
          </Link>
        </div>
        <Erasures organizationId={id} />
      </div>
    </Room>
  )
}

function Erasures({ organizationId }: { organizationId: string }) {
  const read = useQuery({
    ...query(["erasures", organizationId], {
      path: `/organizations/${organizationId}/erasures`,
      schema: erasureList,
    }),
    refetchInterval: ({ state }) => (state.data?.erasures.some(isGoingOn) ? lookAgainMs : false),
  })
  return (
    <ReadState read={read}>
      {({ erasures }) => (
        <section className="card audit-list" aria-label="Erasures">
          <p className={erasures.length === 0 ? "soft" : "sr"} role="status">
            {saidOf(erasures)}
          </p>
          <ol>
            {erasures.map(one => (
              <ErasureRow key={one.id} erasure={one} />
            ))}
          </ol>
        </section>
      )}
    </ReadState>
  )
}

/** An erasure takes seconds, unless something it needs is out of reach. */
const lookAgainMs = 2_000

const isGoingOn = ({ doneAt }: Erasure): boolean => doneAt === null

function saidOf(erasures: readonly Erasure[]): string {
  if (erasures.length === 0)
    return "Nobody has been erased. A customer is erased from the panel beside their conversation."
  const left = erasures.filter(isGoingOn).length
  return left === 0 ? `${erasures.length} done` : `${erasures.length - left} done, ${left} going on`
}
