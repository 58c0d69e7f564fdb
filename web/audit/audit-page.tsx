import { useEffect, useState } from "react"
import { Link, useSearchParams } from "wouter"
import { useSettledValue } from "../app/use-settled-value.ts"
import { manages, useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { AuditFilter } from "./audit-filter.tsx"
import { AuditList } from "./audit-list.tsx"
import { type Asked, askedIn, filtersOf } from "./use-audit.ts"
import "../look/organizations.css"
import "./audit.css"

/** `/dashboard/:slug/audit`: who did what, and when. What is looked for is in the address, so that it can be kept and shared. */
export default function AuditPage() {
  const workplace = useWorkplace()
  if (!manages(workplace))
    return (
      <Room title="Audit log" lead="Owners and admins read here who did what.">
        {null}
      </Room>
    )
  return (
    <Room
      title="Audit log"
      lead="Who on your team did what, and when: in conversations and to the organization. Nobody can change it."
      width="full"
    >
      <Log {...workplace.organization} />
    </Room>
  )
}

function Log({ id, slug }: { id: string; slug: string }) {
  const [params, setParams] = useSearchParams()
  const [asked, setAsked] = useState(() => askedIn(params))
  const settled = useSettledValue(asked)
  useEffect(() => {
    const said = Object.entries(settled).filter(([, value]) => value !== "")
    setParams(Object.fromEntries(said), { replace: true })
  }, [settled, setParams])

  const ask = (change: Partial<Asked>) => setAsked(before => ({ ...before, ...change }))
  const filters = filtersOf(settled)
  return (
    <div className="audit">
      <AuditFilter asked={asked} onAsk={ask} />
      <div className="actions">
        <a className="button" href={`/api/organizations/${id}/audit.csv?${new URLSearchParams(filters)}`}>
          Download as CSV
        </a>
        <Link className="button quiet" href={`/dashboard/${slug}/erasures`}>
          Erasures
        </Link>
        {Object.values(asked).some(value => value !== "") && (
          <button type="button" className="button quiet" onClick={() => setAsked(nothing)}>
            Show everything
          </button>
        )}
      </div>
      <AuditList filters={filters} onActor={actor => ask({ actor })} />
    </div>
  )
}

const nothing: Asked = { actor: "", action: "", from: "", to: "", text: "" }
