import { z } from "zod"

/** How one of the staff works, in one organization, on all their devices. */
export const preferences = z.strictObject({
  shortcuts: z.boolean().describe("Whether single keys do something."),
  nextAfterResolve: z.boolean().describe("Whether resolving a conversation opens the next one of the list."),
})
export type Preferences = z.infer<typeof preferences>

/** Until somebody has said otherwise. */
export const preferenceDefaults: Preferences = { shortcuts: true, nextAfterResolve: false }

export const ownPreferences = z.object({ preferences })
