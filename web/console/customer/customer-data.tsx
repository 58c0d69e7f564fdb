import { useRef, useState } from "react"
import { manages, useWorkplace } from "../../organizations/organization-context.ts"
import { EraseCustomer } from "./erase-customer.tsx"
import { useOfferAbout } from "./offer-about.ts"

interface Props {
  customer: { id: string; name: string }
}

/** For owners and admins: what is kept about a customer, to hand over or to do away with. */
export function CustomerData({ customer }: Props) {
  return manages(useWorkplace()) ? <KeptData customer={customer} /> : null
}

function KeptData({ customer }: Props) {
  const { organization } = useWorkplace()
  const [isErasing, setErasing] = useState(false)
  const file = useRef<HTMLAnchorElement>(null)
  const erase = () => setErasing(true)
  useOfferAbout({ id: "export", words: "Export the customer’s data", run: () => file.current?.click() })
  useOfferAbout({ id: "erase", words: "Erase the customer…", run: erase })
  return (
    <>
      <h2>Their data</h2>
      <div className="actions">
        <a
          ref={file}
          className="button small"
          href={`/api/organizations/${organization.id}/customers/${customer.id}/export`}
          download
        >
          Export data
        </a>
        <button type="button" className="button small" onClick={erase}>
          Erase this person…
        </button>
      </div>
      {isErasing && <EraseCustomer customer={customer} onClose={() => setErasing(false)} />}
    </>
  )
}
