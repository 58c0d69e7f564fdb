import type { Database } from "../../drizzle/client.ts"
import { createItem, type ItemKind } from "../../drizzle/desk-items.ts"
import { violatedConstraint } from "../../drizzle/postgres-error.ts"
import { newReply } from "../../protocol/canned-reply.ts"
import { limits } from "../../protocol/limits.ts"
import { newMacro } from "../../protocol/macro.ts"
import { newView } from "../../protocol/saved-view.ts"
import { organizations, people } from "./cast.ts"
import { fixedId } from "./fixed-id.ts"

/** What Northwind's team has at hand. What is there already stays as it is, changed or not. */
export async function seedDeskItems(database: Database): Promise<void> {
  for (const { kind, name, ...content } of items) {
    const shelf = { organizationId: organizations.northwind.id, kind, userId: people.amir.id }
    const id = fixedId(`${kind} ${name}`)
    try {
      await createItem(database, shelf, { id, name, content, ownerId: null, itemsMax: limits.sharedViewsMax })
    } catch (error) {
      // Somebody has something else by this name.
      if (violatedConstraint(error) !== "idx_desk_items_name") throw error
    }
  }
}

const reply = (name: string, text: string) => ({ kind: "reply" as ItemKind, ...newReply.parse({ name, text }) })

const items = [
  reply(
    "hello",
    "Hello {{customer.firstName}}, this is {{agent.firstName}} from {{organization.name}}. I am looking into it.",
  ),
  reply("more", "Could you tell me your order number, {{customer.firstName}}? Then I can find it at once."),
  reply("mailed", "I have written to you at {{customer.email}}, with everything in one place."),
  reply("bye", "You are welcome! If anything else comes up, just write here again."),
  {
    kind: "macro" as ItemKind,
    ...newMacro.parse({
      name: "Thank and resolve",
      actions: [{ type: "send", text: "Thank you for writing to us. Have a good day!" }, { type: "resolve" }],
    }),
  },
  {
    kind: "macro" as ItemKind,
    ...newMacro.parse({
      name: "Urgent and mine",
      actions: [{ type: "claim" }, { type: "prioritize", priority: "urgent" }],
    }),
  },
  { kind: "view" as ItemKind, name: "Over an hour", view: newView.shape.view.parse({ waitMinutes: 60 }) },
]
