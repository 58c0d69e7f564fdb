import { limits } from "../../protocol/limits.ts"
import type { NewDevice } from "../../protocol/notification.ts"
import { fromBase64url } from "./base64url.ts"
import { encryptPush } from "./encrypt-push.ts"
import type { PushMessage } from "./job.ts"
import { pushAddress } from "./push-address.ts"
import { type PushSender, vapidAuthorization } from "./vapid.ts"

/** `gone`: nobody listens at that endpoint any more. */
export type Pushed = { is: "taken" | "gone" } | { is: "refused"; because: string; retryAfterMs?: number }

interface Way {
  sender: PushSender
  fetch(address: string, init: RequestInit): Promise<Response>
  now: number
}

/** Hands a message to a device's push service (RFC 8030), which cannot read it. */
export async function sendPush(device: NewDevice, message: PushMessage, way: Way): Promise<Pushed> {
  const [endpoint, p256dh, auth] = [
    pushAddress(device.endpoint),
    fromBase64url(device.keys.p256dh),
    fromBase64url(device.keys.auth),
  ]
  // Nothing can ever be sent there.
  if (endpoint === null || p256dh === null || auth === null) return { is: "gone" }
  const body = await encryptPush(new TextEncoder().encode(JSON.stringify(message)), { p256dh, auth })
  const answer = await way.fetch(endpoint.href, {
    method: "POST",
    body,
    headers: {
      Authorization: await vapidAuthorization(way.sender, endpoint, way.now),
      "Content-Encoding": "aes128gcm",
      "Content-Type": "application/octet-stream",
      TTL: String(limits.courierStaffMs / 1000),
      Urgency: "high",
    },
    // A push service answers for itself; an answer that leads elsewhere would lead anywhere.
    redirect: "manual",
    signal: AbortSignal.timeout(limits.courierCallMs),
  })
  await answer.body?.cancel()
  if (answer.ok) return { is: "taken" }
  if (answer.status === 404 || answer.status === 410) return { is: "gone" }
  const retryAfterMs = Number(answer.headers.get("Retry-After")) * 1000
  return { is: "refused", because: `status ${answer.status}`, ...(retryAfterMs > 0 && { retryAfterMs }) }
}
