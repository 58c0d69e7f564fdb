import { useQuery } from "@tanstack/react-query"
import { failureOf } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { Bones } from "../app/waiting.tsx"
import { FormError } from "../look/form-error.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { ConcernTable } from "./concern-table.tsx"
import { CourierStanding } from "./courier-standing.tsx"
import { Devices } from "./devices.tsx"
import { notificationsQuery } from "./notification-queries.ts"
import { TestSound } from "./test-sound.tsx"
import "../look/organizations.css"
import "./notifications.css"

/** `/dashboard/:slug/notifications`: what one wants to hear of, and where. */
export default function NotificationsPage() {
  const { organization } = useWorkplace()
  const { data, error } = useQuery(notificationsQuery(organization.id))
  const failure = failureOf(error)
  return (
    <Room title="Notifications" lead="What you want to hear of. These settings are yours alone, on all your devices.">
      {data === undefined && failure === null && <Bones />}
      {data === undefined && failure !== null && <FormError>{say(failure)}</FormError>}
      {data !== undefined && (
        <div className="notifications">
          <section className="card" aria-labelledby="concerns">
            <h2 id="concerns">Tell me when</h2>
            <ConcernTable organizationId={organization.id} settings={data.settings} address={data.address} />
            <TestSound />
          </section>
          <Devices organizationId={organization.id} pushKey={data.pushKey} devices={data.devices} />
          {data.courier !== null && <CourierStanding standing={data.courier} />}
        </div>
      )}
    </Room>
  )
}
