import { closeCodes } from "../../protocol/down.ts"
import type { Meta } from "./meta.ts"
import { hangUp, type Sockets } from "./sockets.ts"

/**
 * Proof has turned up that point-in-time recovery took this object back: numbers that somebody has seen are given again. A new
 * epoch begins, and everybody greets anew, so that whatever was heard of the undone time is dropped.
 */
export function restored({ meta, sockets }: { meta: Meta; sockets: Sockets }, leaving: string): void {
  meta.rotateEpoch(leaving)
  for (const socket of sockets.all()) {
    if (socket.session.reader.state !== "greeting") hangUp(socket, closeCodes.rightsChanged, "Connect again")
  }
}
