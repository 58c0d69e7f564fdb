import type { DeskChange, DeskRead } from "../../protocol/desk.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { changedParts } from "../audit/changed-parts.ts"
import type { Core } from "./core.ts"
import { type Counted, countedOperation } from "./counted.ts"
import type { Actor } from "./rates.ts"

/** The rules as they are now, and which of them are new. */
export interface DeskChanged {
  read: DeskRead
  parts: string[]
}

/** Sets the rules for the team. What has been promised already stays promised. */
export function changeDesk(
  { desk, hub, leases, dues, assignments }: Pick<Core, "desk" | "hub" | "leases" | "dues" | "assignments">,
  change: DeskChange,
): Result<{ value: DeskChanged }> {
  const before = desk.rules()
  const changed = desk.change(change)
  if (changed === true) {
    hub.signal({ type: "changed", noun: "desk" }, {})
    leases.hurry()
    dues.rulesChanged()
    assignments.look()
  }
  if (changed === "stale") return refuse("stale")
  return { ok: true, value: { read: desk.read(), parts: changedParts(before, desk.rules()) } }
}

/** The same, counted among the operations of one of the staff. */
export function changeDeskAs(core: Core, staff: Actor, change: DeskChange): Counted<DeskChanged> {
  const asked = countedOperation(core, staff)
  return asked.ok ? { quota: asked.quota, ...changeDesk(core, change) } : asked
}
