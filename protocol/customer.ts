import { z } from "zod"
import { limits } from "./limits.ts"
import { customerNoteText, optionalText } from "./text.ts"

export const attributeKey = optionalText(limits.attributeKeyCharactersMax).refine(
  value => /^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u.test(value) && value === value.trim(),
  `A name of letters, digits, spaces, “_”, “.” and “-”, ${limits.attributeKeyCharactersMax} characters at most.`,
)

/** A text, a number, yes or no, or a day. */
export const attributeValue = z.union([
  optionalText(limits.attributeTextCharactersMax),
  z.number().refine(Number.isFinite, "A number."),
  z.boolean(),
  z.strictObject({ date: z.iso.date() }),
])
export type AttributeValue = z.infer<typeof attributeValue>

const attributes = z.record(z.string(), attributeValue)
export type Attributes = z.infer<typeof attributes>

export const customerNote = z.object({
  id: z.uuid(),
  /** `id` is null when the account is gone. */
  author: z.object({ id: z.uuid().nullable(), name: z.string() }),
  text: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.int(),
  editedAt: z.int().nullable(),
})
export type CustomerNote = z.infer<typeof customerNote>

/** What an organization knows of one of its customers, for its staff. Times are milliseconds since 1970. */
export const customerRead = z.object({
  id: z.uuid(),
  name: z.string(),
  isGuest: z.boolean(),
  /** Of their account; guests have none. */
  email: z.string().nullable(),
  /** When they first wrote to the organization, or came to its door. */
  firstSeenAt: z.int(),
  attributes,
  /** Newest first. */
  notes: z.array(customerNote),
})
export type CustomerRead = z.infer<typeof customerRead>

/** Attributes to set, and to take away: null. What is not named stays. */
export const customerChange = z.strictObject({
  attributes: z
    .record(attributeKey, attributeValue.nullable())
    .refine(value => Object.keys(value).length > 0, "Say what to change.")
    .refine(value => Object.keys(value).length <= limits.attributesMax, `At most ${limits.attributesMax} at once.`),
})
export type CustomerChange = z.infer<typeof customerChange>

export const customerNoteBody = z.strictObject({ text: customerNoteText })
