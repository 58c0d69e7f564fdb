import { useRef, useState } from "react"
import {
  type Concern,
  concern as concernShape,
  type NotificationSettings,
  type OwnNotifications,
  ownNotifications,
  type Way,
} from "../../protocol/notification.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { FormError } from "../look/form-error.tsx"
import { notificationsPath, notificationsQuery } from "./notification-queries.ts"

interface Props {
  organizationId: string
  settings: NotificationSettings
  address: string
}

/** Each box is saved as it is set; one that could not be saved goes back, and says why. */
export function ConcernTable({ organizationId, settings, address }: Props) {
  const [error, setError] = useState<string | null>(null)
  const { queryKey } = notificationsQuery(organizationId)
  /** One after the other: all boxes are sent with each, as they are shown then. */
  const saving = useRef(Promise.resolve())

  async function set(concern: Concern, way: Way, on: boolean): Promise<void> {
    await queryClient.cancelQueries({ queryKey })
    show(concern, way, on)
    saving.current = saving.current.then(async () => {
      const body = queryClient.getQueryData<OwnNotifications>(queryKey)?.settings ?? settings
      const path = notificationsPath(organizationId)
      const answer = await call({ path, method: "PUT", body, schema: ownNotifications })
      setError(answer.ok ? null : say(answer.failure))
      if (!answer.ok) show(concern, way, !on)
    })
  }

  const show = (concern: Concern, way: Way, on: boolean) =>
    queryClient.setQueryData<OwnNotifications>(
      queryKey,
      known =>
        known && {
          ...known,
          settings: { ...known.settings, [concern]: { ...known.settings[concern], [way]: on } },
        },
    )

  return (
    <>
      <FormError>{error ?? undefined}</FormError>
      <table className="concerns">
        <thead>
          <tr>
            <td />
            {ways.map(({ way, name }) => (
              <th key={way} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {concernShape.options.map(concern => (
            <tr key={concern}>
              <th scope="row">{words[concern]}</th>
              {ways.map(({ way, name }) => (
                <td key={way}>
                  <label>
                    <input
                      type="checkbox"
                      aria-label={`${name}: ${words[concern]}`}
                      checked={settings[concern][way]}
                      onChange={event => set(concern, way, event.target.checked)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft small">
        Mail goes to {address}, and notifications to your devices, only while you have no page of this organization
        open. A page that is open tells you itself, one of them for all.
      </p>
    </>
  )
}

const ways: { way: Way; name: string }[] = [
  { way: "sound", name: "Sound" },
  { way: "desktop", name: "Device" },
  { way: "mail", name: "Mail" },
]

const words: Record<Concern, string> = {
  waiting: "Somebody begins to wait for a person",
  mine: "A customer writes in a conversation of mine",
  mention: "A colleague mentions me in a note",
  assigned: "A conversation is given to me",
}
