import type { StoredConversation } from "../../../protocol/conversation.ts"
import { may } from "../../../protocol/permission.ts"
import { isStaff } from "../../../protocol/person.ts"
import { conversationFor, entryFor } from "../../../protocol/visibility.ts"
import { Conversations } from "../../../worker/org/conversations.ts"
import { Hub } from "../../../worker/org/hub.ts"
import type { Bug } from "./bug.ts"
import { patch } from "./patch.ts"
import { standIn } from "./seam.ts"

/** What somebody is told that they may not know. */
export const tellingBugs: Bug[] = [
  {
    name: "sends customers everything and leaves it to their pages to hide it",
    seenBy: ["leaked_number", "leaked_note"],
    install: () => standIn(entryFor, () => (_person, entry) => entry),
  },
  {
    name: "shows a note to the customer",
    seenBy: ["leaked_note"],
    install: () =>
      patch(
        Hub.prototype,
        "publish",
        shipped =>
          function (this: Hub, entries, conversation) {
            const positioned = entries.map(one => ({ ...one, position: one.position ?? conversation.lastPosition + 1 }))
            shipped.call(this, positioned, conversation)
          },
      ),
  },
  {
    name: "publishes to the customer of another conversation",
    seenBy: ["leaked_conversation"],
    install: () => {
      let other: StoredConversation["customer"] | null = null
      return patch(
        Hub.prototype,
        "publish",
        shipped =>
          function (this: Hub, entries, conversation) {
            shipped.call(this, entries, other === null ? conversation : { ...conversation, customer: other })
            other = conversation.customer
          },
      )
    },
  },
  {
    name: "keeps it to itself that the assistant was switched on or off",
    seenBy: ["divergent"],
    install: () => patch(Hub.prototype, "tellAll", () => () => {}),
  },
  {
    name: "tells customers how the queues stand",
    seenBy: ["leaked_number"],
    install: () => {
      let newest: StoredConversation | null = null
      const undo = patch(
        Hub.prototype,
        "publish",
        shipped =>
          function (this: Hub, entries, conversation) {
            newest = conversation
            shipped.call(this, entries, conversation)
          },
      )
      const undoSignal = patch(
        Hub.prototype,
        "signal",
        shipped =>
          function (this: Hub, frame, to) {
            shipped.call(this, frame, frame.type === "queues" && newest ? { ...to, conversation: newest } : to)
          },
      )
      return () => {
        undoSignal()
        undo()
      }
    },
  },
  {
    name: "tells customers the ids of staff",
    seenBy: ["leaked_staff"],
    install: () =>
      standIn(entryFor, shipped => (person, entry) => {
        const visible = shipped(person, entry)
        return visible && { ...visible, author: entry.author }
      }),
  },
  {
    name: "tells customers who of staff has claimed a conversation, by id",
    seenBy: ["leaked_staff"],
    install: () =>
      standIn(conversationFor, shipped => (person, conversation) => ({
        ...shipped(person, conversation),
        state: conversation.state,
      })),
  },
  {
    name: "tells customers what a message said before it was corrected",
    showsIn: ["send", "edit", "open a thread"],
    seenBy: ["first_words"],
    install: () =>
      standIn(entryFor, shipped => (person, entry) => {
        const { body } = entry
        if (!("textNow" in body)) return shipped(person, entry)
        const { textNow: _forgotten, ...rest } = body
        return shipped(person, { ...entry, body: rest })
      }),
  },
  {
    name: "lets a customer look at another's conversation",
    seenBy: ["leaked_conversation"],
    install: () =>
      standIn(may, shipped => (viewer, action, conversation) => {
        const reading = action === "read" && conversation !== null && !isStaff(viewer)
        return reading || shipped(viewer, action, conversation)
      }),
  },
  {
    name: "finds a conversation of another organization",
    seenBy: ["leaked_tenant", "leaked_conversation"],
    install: () => {
      const organizations = new Set<Conversations>()
      return patch(
        Conversations.prototype,
        "get",
        shipped =>
          function (this: Conversations, id) {
            organizations.add(this)
            for (const one of [this, ...organizations]) {
              const found = isThere(one) ? shipped.call(one, id) : null
              if (found) return found
            }
            return null
          },
      )
    },
  },
]

/** An object whose storage is gone answers nothing. */
function isThere(conversations: Conversations): boolean {
  try {
    return conversations.countOfCustomer("") === 0
  } catch {
    return false
  }
}
