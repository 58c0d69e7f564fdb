import type { DeskChange, DeskRead } from "../../protocol/desk.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import type { Core } from "./core.ts"

/** Sets the rules for the team. What has been promised already stays promised. */
export function changeDesk(
  { desk, hub, leases, dues, assignments }: Pick<Core, "desk" | "hub" | "leases" | "dues" | "assignments">,
  change: DeskChange,
): Result<{ value: DeskRead }> {
  const changed = desk.change(change)
  if (changed === true) {
    hub.signal({ type: "changed", noun: "desk" }, {})
    leases.hurry()
    dues.rulesChanged()
    assignments.look()
  }
  return changed === "stale" ? refuse("stale") : { ok: true, value: desk.read() }
}
