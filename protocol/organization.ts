import { z } from "zod"
import { role } from "./person.ts"
import { nameText } from "./text.ts"

/**
 * Where an organization's object lives: a hint to Cloudflare for its first start, or the EU jurisdiction, which is a promise.
 * Chosen when the organization is made and never changed: another region would be another, empty object.
 */
export const region = z.enum(
  ["auto", "wnam", "enam", "sam", "weur", "eeur", "apac", "oc", "afr", "me", "eu"],
  "bad_region",
)
export type Region = z.infer<typeof region>

/** A part of an address (`/o/:slug`), so lower case; never shaped like a uuid, since addresses take either. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    "Up to 40 lower-case letters, digits and hyphens; no hyphen at either end.",
  )
  .refine(value => !z.uuid().safeParse(value).success, "An address cannot be a uuid.")

export const accent = z.string().regex(/^#[0-9a-fA-F]{6}$/, "A colour like #1f6feb.")

/** What anybody may know about an organization: enough to draw its door. */
export const organization = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  logo: z.string().nullable(),
  accent: z.string().nullable(),
})
export type Organization = z.infer<typeof organization>

/** An organization and what the caller is to it; `role` is null for everybody who does not belong to it. */
export const organizationForCaller = organization.extend({ role: role.nullable() })

/** The same at the organization's door, where anybody may also know who else than people answers: null for nobody else. */
export const organizationAtDoor = organizationForCaller.extend({ assistant: z.object({ name: z.string() }).nullable() })
export type OrganizationAtDoor = z.infer<typeof organizationAtDoor>

/** One of the caller's organizations: they belong to it, or they write to it as a customer. */
export const ownOrganization = organizationForCaller.extend({ relation: z.enum(["member", "customer"]) })

export const newOrganization = z.strictObject({
  name: nameText,
  slug,
  region: region.default("auto"),
  accent: accent.nullable().default(null),
})

/** `region` is taken here only to be refused by its own code rather than as an unknown field. */
export const organizationChange = z
  .strictObject({
    name: nameText.optional(),
    slug: slug.optional(),
    accent: accent.nullable().optional(),
    region: z.unknown().optional(),
  })
  .refine(change => Object.keys(change).length > 0, "Say what to change.")

export const member = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  /** Milliseconds since 1970, like every time on the wire. */
  createdAt: z.int(),
})

export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role,
  status: z.enum(["pending", "accepted", "rejected", "canceled"]),
  expiresAt: z.int(),
})

export const newInvitation = z.strictObject({ email: z.email().max(254), role })

/** The answer to whoever invites: `mailed` is false when the letter did not go out and the link must travel another way. */
export const createdInvitation = invitation.extend({ mailed: z.boolean() })

/** What the invited person sees before they decide. */
export const receivedInvitation = invitation.extend({ organization, inviterName: z.string() })

export const memberChange = z.strictObject({ role })

export const ownOrganizationPage = z.object({
  organizations: z.array(ownOrganization),
  nextCursor: z.string().nullable(),
})
export const memberPage = z.object({ members: z.array(member), nextCursor: z.string().nullable() })
export const invitationList = z.object({ invitations: z.array(invitation) })
