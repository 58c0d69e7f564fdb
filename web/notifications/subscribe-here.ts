import { device, type NewDevice, newDevice } from "../../protocol/notification.ts"
import { call } from "../app/api.ts"
import { say } from "../app/say.ts"
import { notificationsPath } from "./notification-queries.ts"

/** Whether this browser can be notified while no page of Parley is open. */
export const canSubscribe = (): boolean => "serviceWorker" in navigator && "PushManager" in window

/**
 * Has this browser notified from now on: asks its person, then its push service, then tells ours. Null when it is done, else what
 * to say. Without a key there is no push service, and notifications come while a page is open.
 */
export async function subscribeHere(organizationId: string, pushKey: string | null): Promise<string | null> {
  const allowed = await Notification.requestPermission()
  if (allowed !== "granted") return "Your browser was not allowed to show notifications."
  if (pushKey === null || !canSubscribe()) return null
  const subscription = await subscribe(pushKey)
  if (subscription === null) return "Your browser's push service could not be reached. Try again in a moment."
  const path = `${notificationsPath(organizationId)}/devices`
  const answer = await call({ path, method: "POST", body: subscription, schema: device })
  return answer.ok ? null : say(answer.failure)
}

/** The browser forgets its subscription, if it can; ours is forgotten by the service, which then has nobody to tell. */
export async function unsubscribeHere(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration()
    await (await registration?.pushManager.getSubscription())?.unsubscribe()
  } catch {
    // It keeps a subscription to which nothing is sent any more.
  }
}

async function subscribe(applicationServerKey: string): Promise<NewDevice | null> {
  try {
    await navigator.serviceWorker.register("/push-worker.js")
    const { pushManager } = await navigator.serviceWorker.ready
    const known = await pushManager.getSubscription()
    const made = known ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }))
    return newDevice.safeParse(made.toJSON()).data ?? null
  } catch {
    return null
  }
}
