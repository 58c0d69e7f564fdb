import { closeCodes } from "../../protocol/down.ts"
import { isStaff, type Role } from "../../protocol/person.ts"
import type { Endings } from "./endings.ts"
import { hangUp, type Sockets } from "./sockets.ts"

/** Those who are in, and those who are on their way in. */
type Concerned = Sockets & { endings: Endings }

/** A sign-in has ended: its sockets close, and their clients ask for a new one. */
export function endSessions(
  sockets: Concerned,
  { userId, sessionIds }: { userId: string; sessionIds: string[] | "all" },
): void {
  if (sessionIds === "all") sockets.endings.personChanged(userId)
  else for (const sessionId of sessionIds) sockets.endings.sessionEnded(sessionId)
  for (const socket of sockets.of(userId)) {
    if (sessionIds === "all" || sessionIds.includes(socket.session.sessionId)) {
      hangUp(socket, closeCodes.signedOut, "The session has ended")
    }
  }
}

/**
 * Between two roles of staff the socket lives on with the new one; otherwise, or without a role being said, it reconnects and
 * is let in as what it is now.
 */
export function changeRole(sockets: Concerned, { userId, role }: { userId: string; role?: Role | null }): void {
  sockets.endings.personChanged(userId)
  for (const socket of sockets.of(userId)) {
    const { viewer } = socket.session
    if (role !== undefined && isStaff(viewer) === isStaff({ role })) socket.update({ viewer: { ...viewer, role } })
    else hangUp(socket, closeCodes.rightsChanged, "Your role has changed")
  }
}

export function dissolve(sockets: Concerned): void {
  sockets.endings.everybodyChanged()
  for (const socket of sockets.all()) hangUp(socket, closeCodes.gone, "This organization is gone")
}
