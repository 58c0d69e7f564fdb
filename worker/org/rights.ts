import { closeCodes } from "../../protocol/down.ts"
import { isStaff, type Role } from "../../protocol/person.ts"
import type { Sockets } from "./sockets.ts"

/** A sign-in has ended: its sockets close, and their clients ask for a new one. */
export function endSessions(
  sockets: Sockets,
  { userId, sessionIds }: { userId: string; sessionIds: string[] | "all" },
): void {
  for (const socket of sockets.of(userId)) {
    if (sessionIds === "all" || sessionIds.includes(socket.session.sessionId)) {
      socket.close(closeCodes.signedOut, "The session has ended")
    }
  }
}

/** Between two roles of staff the socket lives on with the new one; otherwise it reconnects and is let in as what it is now. */
export function changeRole(sockets: Sockets, { userId, role }: { userId: string; role: Role | null }): void {
  for (const socket of sockets.of(userId)) {
    const { viewer } = socket.session
    if (isStaff(viewer) === isStaff({ role })) socket.update({ viewer: { ...viewer, role } })
    else socket.close(closeCodes.rightsChanged, "Your role has changed")
  }
}

export function dissolve(sockets: Sockets): void {
  for (const socket of sockets.all()) socket.close(closeCodes.gone, "This organization is gone")
}
