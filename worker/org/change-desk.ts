import type { DeskChange, DeskRead } from "../../protocol/desk.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { changedParts } from "../audit/changed-parts.ts"
import type { Core } from "./core.ts"

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
