import { Commands } from "../../../worker/org/commands.ts"
import { Conversations } from "../../../worker/org/conversations.ts"
import { Endings } from "../../../worker/org/endings.ts"
import { Heirs } from "../../../worker/org/heirs.ts"
import { Hub } from "../../../worker/org/hub.ts"
import { changeRole, dissolve, endSessions } from "../../../worker/org/rights.ts"
import type { Bug } from "./bug.ts"
import { patch, together } from "./patch.ts"
import { standIn } from "./seam.ts"

/** Rights that have ended and go on, and people who become others. */
export const rightsBugs: Bug[] = [
  {
    name: "leaves a socket open whose session has ended",
    seenBy: ["heard_after_end"],
    install: () => standIn(endSessions, () => () => {}),
  },
  {
    name: "leaves a socket its rights when the role changes",
    seenBy: ["heard_after_end"],
    install: () => standIn(changeRole, () => () => {}),
  },
  {
    name: "goes on talking in an organization that is gone",
    seenBy: ["heard_after_end"],
    install: () => standIn(dissolve, () => () => {}),
  },
  {
    name: "lets in whoever was signed out while at the door",
    seenBy: ["heard_after_end"],
    install: () => patch(Endings.prototype, "since", () => () => null),
  },
  {
    name: "talks on when a session has run out",
    seenBy: ["heard_after_end"],
    install: () => patch(Hub.prototype, "admits", () => () => true),
  },
  {
    name: "leaves a conversation behind when a guest becomes an account",
    seenBy: ["orphaned"],
    install: () => {
      let isHandingOver = false
      return together(
        patch(
          Commands.prototype,
          "transfer",
          shipped =>
            function (this: Commands, from, to) {
              isHandingOver = true
              shipped.call(this, from, to)
              isHandingOver = false
            },
        ),
        patch(
          Conversations.prototype,
          "ofCustomer",
          shipped =>
            function (this: Conversations, customerId, page) {
              const all = shipped.call(this, customerId, page)
              return isHandingOver ? all.slice(1) : all
            },
        ),
      )
    },
  },
  {
    name: "refuses what a guest asked who is an account by now",
    seenBy: ["disowned"],
    install: () => patch(Heirs.prototype, "of", () => viewer => viewer),
  },
]
