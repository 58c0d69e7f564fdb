import { isStaff, type Role } from "../../protocol/person.ts"
import type { Core } from "./core.ts"
import type { Socket } from "./sockets.ts"

/** A page has greeted. */
export function come(
  { agents, assignments }: Pick<Core, "agents" | "assignments">,
  { session: { viewer } }: Socket,
): void {
  if (viewer.role === null || !isStaff(viewer)) return
  agents.arrived({ id: viewer.userId, name: viewer.name, role: viewer.role })
  assignments.look()
}

/** A page has closed, as far as the runtime was told. */
export function go({ agents, leases, presence }: Pick<Core, "agents" | "leases" | "presence">, socket: Socket): void {
  const { viewer, watching } = socket.session
  if (watching !== null) presence.announce(watching, socket)
  if (isStaff(viewer) && agents.left(viewer.userId, socket)) leases.expect()
}

/** Somebody's role is another: who does not work here any more lets go of everything. */
export function changedRole(
  { agents, leases }: Pick<Core, "agents" | "leases">,
  { userId, role }: { userId: string; role?: Role | null },
): void {
  if (role !== undefined && agents.changed(userId, role)) leases.hurry()
}
