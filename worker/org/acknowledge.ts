import { noun } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { may } from "../../protocol/permission.ts"
import { isStaff } from "../../protocol/person.ts"
import { catchUp } from "./catch-up.ts"
import type { Core } from "./core.ts"
import { isPatientWith } from "./patience.ts"
import type { Reader } from "./session.ts"
import { type Socket, say } from "./sockets.ts"

/**
 * A reader has taken frames in. The counters are a cache: after an eviction the client's count is higher than ours and
 * corrects it. News about what we have sent is bounded by that; anything else is counted.
 */
export function acknowledge(core: Core, socket: Socket, frames: number): void {
  const isNews = frames > socket.framesAcknowledged && frames <= socket.framesSent
  if (!isNews && !isPatientWith(core, socket)) return
  const wasFull = socket.framesSent - socket.framesAcknowledged >= limits.windowFramesMax
  const wasBehind = isIn(socket, "behind")
  // What was sent before an eviction is not known here, so neither is whether signals passed by.
  const isForgotten = frames > socket.framesSent
  if (isForgotten) socket.framesSent = frames
  socket.framesAcknowledged = Math.max(socket.framesAcknowledged, frames)
  if (wasBehind) {
    core.hub.letGo()
    catchUp(core, socket)
  }
  if ((wasBehind || wasFull || isForgotten) && isIn(socket, "live")) tellMoment(core, socket)
}

const isIn = ({ session }: Socket, state: Reader["state"]): boolean => session.reader.state === state

/** Signals pass by a reader who lags. What they said and is still true is told as soon as it lags no more. */
function tellMoment({ conversations, assistant, presence, team }: Core, socket: Socket): void {
  const { viewer, watching } = socket.session
  say(socket, { type: "assistant", assistant: assistant.presented() })
  if (isStaff(viewer)) {
    say(socket, { type: "queues", queues: conversations.counts() })
    team.show(socket)
    presence.show(socket)
    for (const one of noun.options) say(socket, { type: "changed", noun: one })
  }
  const watched = watching === null ? null : conversations.get(watching)
  if (watched && may(viewer, "read", watched)) {
    say(socket, { type: "receipts", conversationId: watched.id, ...watched.receipts })
  }
}
