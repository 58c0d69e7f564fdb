import { z } from "zod"
import { limits } from "./limits.ts"

/** What stands behind the `#` of a link in a mail: what it lets its holder do, signed by the service. */
export const linkToken = z.string().min(1).max(limits.urlCharactersMax)

/** Goes on with the conversation of a link, here. */
export const newReturn = z.strictObject({ token: linkToken })
/** Where it is found. */
export const returned = z.object({ organizationSlug: z.string(), conversationId: z.uuid() })

/** Whether mail from an organization still comes to the address of a link. */
export const subscriptionChange = z.strictObject({ token: linkToken, isStopped: z.boolean() })
export const subscription = z.object({ organizationName: z.string(), address: z.string(), isStopped: z.boolean() })
