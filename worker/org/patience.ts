import { closeCodes, type DownFrame } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { fitsBytes } from "./fits-bytes.ts"
import type { Rates } from "./rates.ts"
import { hangUp, type Socket } from "./sockets.ts"

type Refused = Omit<Extract<DownFrame, { type: "refused" }>, "type">

/** Refuses a frame, in few bytes: how the conversation really stands is left out where it is long, and comes with the entries anyway. */
export function sayNo(needs: { rates: Rates }, socket: Socket, { conversation, ...refusal }: Refused): void {
  if (!isPatientWith(needs, socket)) return
  const short: DownFrame = { type: "refused", ...refusal }
  const whole = conversation && JSON.stringify({ ...short, conversation })
  socket.send(whole && fitsBytes(whole, limits.refusalBytesMax) ? whole : JSON.stringify(short))
}

/** For what changes nothing. A client that goes on with it far beyond what a correct one ever needs loses its socket, and answers with it. */
export function isPatientWith({ rates }: { rates: Rates }, socket: Socket): boolean {
  if (rates.idle(socket.session.viewer) === 0) return true
  hangUp(socket, closeCodes.strikes, "Too many frames that change nothing")
  return false
}
