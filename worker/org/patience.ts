import { closeCodes, type DownFrame } from "../../protocol/down.ts"
import type { Rates } from "./rates.ts"
import { hangUp, type Socket, say } from "./sockets.ts"

type Refused = Omit<Extract<DownFrame, { type: "refused" }>, "type">

/** Refuses a frame. */
export function sayNo(needs: { rates: Rates }, socket: Socket, refusal: Refused): void {
  if (isPatientWith(needs, socket)) say(socket, { type: "refused", ...refusal })
}

/** For what changes nothing. A client that goes on with it far beyond what a correct one ever needs loses its socket, and answers with it. */
export function isPatientWith({ rates }: { rates: Rates }, socket: Socket): boolean {
  if (rates.idle(socket.session.viewer) === 0) return true
  hangUp(socket, closeCodes.strikes, "Too many frames that change nothing")
  return false
}
