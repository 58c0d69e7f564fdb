import type { Teammate } from "../../protocol/down.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { Core } from "./core.ts"
import { type Counted, counted, countedOperation } from "./counted.ts"

/** Who works here, for one of the staff. `isAvailable`: whether they take what is assigned automatically; null changes nothing. */
export function teamFor(
  core: Core,
  { viewer, isAvailable }: { viewer: Viewer; isAvailable: boolean | null },
): Counted<Teammate[]> {
  if (isAvailable === null) return counted(core, viewer, ({ team }) => team.all())
  const asked = countedOperation(core, viewer)
  if (!asked.ok) return asked
  setAvailable(core, viewer, isAvailable)
  return { ...asked, value: core.team.all() }
}

/** Whoever starts to take conversations may get one at once. */
function setAvailable({ agents, team, assignments }: Core, viewer: Viewer, isAvailable: boolean): void {
  const { userId: id, name, role } = viewer
  if (role === null || !agents.setAvailable({ id, name, role }, isAvailable)) return
  team.tell()
  assignments.look()
}
