import { isStaff, type Role } from "../../protocol/person.ts"
import type { Colleague } from "./agents.ts"
import type { Core } from "./core.ts"
import type { Socket } from "./sockets.ts"

/** A page has greeted. */
export function come(
  { agents, assignments, presence, team }: Pick<Core, "agents" | "assignments" | "presence" | "team">,
  socket: Socket,
): void {
  const { viewer } = socket.session
  if (viewer.role === null || !isStaff(viewer)) return
  agents.arrived({ id: viewer.userId, name: viewer.name, role: viewer.role })
  team.greet(socket)
  presence.show(socket)
  assignments.look()
}

/** A page has closed, as far as the runtime was told. */
export function go(
  { agents, leases, presence, team }: Pick<Core, "agents" | "leases" | "presence" | "team">,
  socket: Socket,
): void {
  const { viewer, watching } = socket.session
  if (watching !== null) presence.announce(watching, socket)
  if (!isStaff(viewer) || !agents.left(viewer.userId, socket)) return
  leases.expect()
  team.tell(socket)
}

/** Somebody's role is another: who does not work here any more lets go of everything. */
export function changedRole(
  { agents, leases, team }: Pick<Core, "agents" | "leases" | "team">,
  { userId, role }: { userId: string; role?: Role | null },
): void {
  if (role === undefined || !agents.changed(userId, role)) return
  leases.hurry()
  team.tell()
}

/** The Worker has said who works here. */
export function metColleagues(
  { agents, leases, team }: Pick<Core, "agents" | "leases" | "team">,
  { all, readAt }: { all: Colleague[]; readAt: number },
): void {
  if (!agents.are(all, readAt)) return
  leases.hurry()
  team.tell()
}
