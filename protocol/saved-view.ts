import { z } from "zod"
import { nameText } from "./text.ts"
import { view } from "./view.ts"

export const newView = z.strictObject({
  name: nameText,
  view,
  isShared: z.boolean().default(false).describe("Everybody on the team has it; owners and admins say so."),
})

export const viewChange = z
  .strictObject({ name: nameText, view, isShared: z.boolean() })
  .partial()
  .refine(change => Object.keys(change).length > 0, "Say what to change.")

/** A list that somebody, or the whole team, comes back to. */
export const savedView = z.object({ id: z.uuid(), name: z.string(), view, isShared: z.boolean(), updatedAt: z.int() })
export type SavedView = z.infer<typeof savedView>

export const viewList = z.object({ items: z.array(savedView) })

/** How many conversations are in each of the caller's views now; null where a label of the view is gone. */
export const viewCounts = z.object({ counts: z.record(z.uuid(), z.int().nullable()) })
