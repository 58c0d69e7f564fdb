import { z } from "zod"
import { nameText } from "./text.ts"
import { actions } from "./work-command.ts"

export const newMacro = z.strictObject({
  name: nameText,
  actions: actions.describe("Done in this order, all of them or none."),
})

export const macroChange = newMacro.partial().refine(change => Object.keys(change).length > 0, "Say what to change.")

/** Several things that a team does together. It is used as the command `apply`. */
export const macro = z.object({ id: z.uuid(), ...newMacro.shape, updatedAt: z.int() })
export type Macro = z.infer<typeof macro>

export const macroList = z.object({ items: z.array(macro) })
