import { nextDue } from "../../../protocol/due.ts"
import { Leases } from "../../../worker/org/leases.ts"
import type { Bug } from "./bug.ts"
import { inCore } from "./in-core.ts"
import { patch } from "./patch.ts"
import { standIn } from "./seam.ts"

/** What happens by itself. */
export const dueBugs: Bug[] = [
  {
    name: "does what is due before its time",
    showsIn: ["snooze", "schedule"],
    seenBy: ["early"],
    install: () =>
      standIn(nextDue, shipped => (conversation, rules) => {
        const due = shipped(conversation, rules)
        return due && { ...due, at: due.at - 10_000 }
      }),
  },
  {
    name: "forgets what is due when it starts anew",
    showsIn: ["snooze", "schedule"],
    seenBy: ["overdue"],
    install: inCore(({ timers }) => timers.stop()),
  },
  {
    name: "leaves conversations with who does not work here any more",
    showsIn: ["claim", "member removed", "staff become customers"],
    seenBy: ["held_by_nobody"],
    install: () => patch(Leases.prototype, "look", () => () => {}),
  },
]
