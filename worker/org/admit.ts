import { isStaff } from "../../protocol/person.ts"
import { refusals } from "../../protocol/refusal.ts"
import { type AttachedSockets, tagsOf } from "./attached-socket.ts"
import type { Core } from "./core.ts"
import { closeOldest, newcomer, turnedAway } from "./door.ts"
import { admission } from "./session.ts"

/** The header in which the Worker tells who it has let in. Nobody else can reach the object. */
export const admissionHeader = "x-parley-admission"

/** Takes a socket in. */
export function admit(
  core: Core,
  sockets: AttachedSockets,
  { ctx, request }: { ctx: DurableObjectState; request: Request },
): Response {
  const admitted = admission.parse(JSON.parse(decodeURIComponent(request.headers.get(admissionHeader) ?? "")))
  const refusal = turnedAway({ endings: sockets.endings, open: ctx.getWebSockets().length }, admitted)
  if (refusal) return new Response(null, { status: refusals[refusal].status })
  const { viewer } = admitted
  const retryAfterMs = core.rates.read(viewer)
  if (retryAfterMs > 0) return tooSoon(retryAfterMs)
  const { 0: client, 1: server } = new WebSocketPair()
  ctx.acceptWebSocket(server, tagsOf(viewer.userId, isStaff(viewer)))
  sockets.add(server, newcomer(admitted, core.clock.now())).update({})
  closeOldest(sockets, viewer.userId)
  const headers = isStaff(viewer) && core.agents.asks() ? { [asksWhoWorksHereHeader]: "yes" } : {}
  return new Response(null, { status: 101, webSocket: client, headers })
}

/** The header in which the Worker is asked to say, after this, who works here (identity/colleagues.ts). */
export const asksWhoWorksHereHeader = "x-parley-asks-who-works-here"

/** The header in which the Worker is told how long somebody has to wait who connects too often. */
export const retryAfterMsHeader = "x-parley-retry-after-ms"

const tooSoon = (retryAfterMs: number): Response =>
  new Response(null, {
    status: refusals.rate_limited.status,
    headers: { [retryAfterMsHeader]: String(retryAfterMs) },
  })
