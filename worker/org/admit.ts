import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff } from "../../protocol/person.ts"
import { refusals } from "../../protocol/refusal.ts"
import { type AttachedSockets, tagsOf } from "./attached-socket.ts"
import type { Core } from "./core.ts"
import { type Admission, admission } from "./session.ts"
import { hangUp } from "./sockets.ts"

/** The header in which the Worker tells who it has let in. Nobody else can reach the object. */
export const admissionHeader = "x-parley-admission"

/** Takes a socket in. It hears nothing until it has said `hello`. */
export function admit(
  core: Core,
  sockets: AttachedSockets,
  { ctx, request }: { ctx: DurableObjectState; request: Request },
): Response {
  const admitted = admission.parse(JSON.parse(decodeURIComponent(request.headers.get(admissionHeader) ?? "")))
  const ended = sockets.endings.since(admitted)
  if (ended) return new Response(null, { status: refusals[refusalOf[ended]].status })
  if (ctx.getWebSockets().length >= limits.socketsPerOrganizationMax) {
    return new Response(null, { status: refusals.too_many_sockets.status })
  }
  const { 0: client, 1: server } = new WebSocketPair()
  const { viewer } = admitted
  ctx.acceptWebSocket(server, tagsOf(viewer.userId, isStaff(viewer)))
  sockets.add(server, greeting(admitted, core.clock.now())).update({})
  closeOldest(sockets, viewer.userId)
  return new Response(null, { status: 101, webSocket: client })
}

/** A role that has just changed is read anew when the client tries again. */
const refusalOf = { signed_out: "unauthenticated", rights_changed: "unavailable" } as const

const greeting = ({ viewer, sessionId, expiresAt }: Admission, openedAt: number) => ({
  ...{ viewer, sessionId, expiresAt },
  openedAt,
  strikes: 0,
  watching: null,
  reader: { state: "greeting" as const },
})

/** A person with more tabs than this loses the oldest one, not the newest. */
function closeOldest(sockets: AttachedSockets, userId: string): void {
  const open = [...sockets.of(userId)]
    .filter(({ session }) => session.reader.state !== "closed")
    .sort((a, b) => a.session.openedAt - b.session.openedAt)
  for (const socket of open.slice(0, Math.max(0, open.length - limits.socketsPerPersonMax))) {
    hangUp(socket, closeCodes.replaced, "Too many open pages")
  }
}
