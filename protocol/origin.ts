import { z } from "zod"
import { limits } from "./limits.ts"
import { optionalText } from "./text.ts"

const page = optionalText(limits.pageCharactersMax).refine(
  value => /^https?:\/\/[^\s?#]+$/.test(value),
  "The address of a page, without a query.",
)
const host = optionalText(limits.hostCharactersMax).refine(
  value => /^[\p{L}\p{N}.:[\]-]+$/u.test(value),
  "The name of a host.",
)
const timeZone = optionalText(limits.timeZoneCharactersMax).refine(
  value => /^[A-Za-z0-9_+/-]+$/.test(value),
  "A time zone such as Europe/Vienna.",
)

/** What a customer's page says of itself: where it is, whose link led there, and what time it is. Told to staff only. */
export const whereabouts = z.strictObject({
  page: page.optional(),
  referrer: host.optional(),
  timeZone: timeZone.optional(),
})
export type Whereabouts = z.infer<typeof whereabouts>

/** What a request says of the device it comes from: a browser in words, the language it asks for, and about where it is. */
export const device = z.object({
  browser: z.string().max(limits.nameCharactersMax).optional(),
  language: z.string().max(limits.languageCharactersMax).optional(),
  /** Two letters (ISO 3166-1). */
  country: z.string().max(2).optional(),
  city: z.string().max(limits.nameCharactersMax).optional(),
  timeZone: z.string().max(limits.timeZoneCharactersMax).optional(),
})
export type Device = z.infer<typeof device>

/** Where a conversation was begun from, as far as that is known. For staff. */
export const origin = device.extend({ page: z.string().optional(), referrer: z.string().optional() })
export type Origin = z.infer<typeof origin>

/** What the page knows better than the network counts. Undefined when nothing is known. */
export function originOf(device: Device, whereabouts: Whereabouts): Origin | undefined {
  const known = { ...device, ...whereabouts }
  return Object.keys(known).length === 0 ? undefined : known
}
