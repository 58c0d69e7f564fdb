import { useState } from "react"
import { manages, useWorkplace } from "../../organizations/organization-context.ts"
import { EraseCustomer } from "./erase-customer.tsx"

/** For owners and admins: what is kept about a customer, to hand over or to do away with. */
export function CustomerData({ customer }: { customer: { id: string; name: string } }) {
  const workplace = useWorkplace()
  const [isErasing, setErasing] = useState(false)
  if (!manages(workplace)) return null
  const { organization } = workplace
  return (
    <>
      <h2>Their data</h2>
      <div className="actions">
        <a
          className="button small"
          href={`/api/organizations/${organization.id}/customers/${customer.id}/export`}
          download
        >
          Export data
        </a>
        <button type="button" className="button small" onClick={() => setErasing(true)}>
          Erase this person…
        </button>
      </div>
      {isErasing && <EraseCustomer customer={customer} onClose={() => setErasing(false)} />}
    </>
  )
}
