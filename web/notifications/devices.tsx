import { useRef, useState } from "react"
import { z } from "zod"
import type { OwnNotifications } from "../../protocol/notification.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { FormError } from "../look/form-error.tsx"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import { desktopPermission } from "./desktop.ts"
import { notificationsPath, notificationsQuery } from "./notification-queries.ts"
import { canSubscribe, subscribeHere, unsubscribeHere } from "./subscribe-here.ts"

interface Props extends Pick<OwnNotifications, "pushKey" | "devices"> {
  organizationId: string
}

/** Where one is notified: this browser, and the others that one is signed in with. */
export function Devices({ organizationId, pushKey, devices }: Props) {
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const whole = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeepFocus(whole, heading)
  const reaches = pushKey !== null && canSubscribe()
  const isOn = reaches ? devices.some(({ isThis }) => isThis) : desktopPermission() === "granted"

  async function act(work: () => Promise<string | null>): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(await work())
    await queryClient.invalidateQueries({ queryKey: notificationsQuery(organizationId).queryKey })
    setBusy(false)
  }

  const remove = ({ id, isThis }: Props["devices"][number]) =>
    act(async () => {
      if (isThis) await unsubscribeHere()
      const path = `${notificationsPath(organizationId)}/devices/${id}`
      const answer = await call({ path, method: "DELETE", schema: z.unknown() })
      return answer.ok ? null : say(answer.failure)
    })

  return (
    <section ref={whole} className="card" aria-labelledby="devices">
      <h2 ref={heading} id="devices" tabIndex={-1}>
        Devices
      </h2>
      <FormError>{error ?? undefined}</FormError>
      <p>{standing(reaches, isOn)}</p>
      {!isOn && desktopPermission() !== null && desktopPermission() !== "denied" && (
        <div className="actions">
          <button
            type="button"
            className="button primary"
            aria-disabled={busy}
            onClick={() => act(() => subscribeHere(organizationId, pushKey))}
          >
            Notify me on this device
          </button>
        </div>
      )}
      {devices.length > 0 && (
        <ul className="devices">
          {devices.map(one => (
            <li key={one.id}>
              <span>
                {one.name}
                {one.isThis && <span className="chip">This one</span>}
              </span>
              <button type="button" className="button" aria-disabled={busy} onClick={() => remove(one)}>
                Stop<span className="sr"> notifying {one.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function standing(reaches: boolean, isOn: boolean): string {
  switch (desktopPermission()) {
    case null:
      return "This browser has no notifications."
    case "denied":
      return "You have forbidden this site to notify you. Allow it in the browser's settings for this site."
    default:
  }
  if (!isOn) return "This device shows no notifications yet. Your browser will ask whether it may."
  return reaches
    ? "This device is notified, also when no page of Parley is open, until you sign out here."
    : "This device is notified while a page of Parley is open somewhere on it."
}
