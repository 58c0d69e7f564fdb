import { z } from "zod"
import { base64url, fromBase64url } from "../courier/base64url.ts"

/**
 * What a link in a mail lets whoever holds it do. `return`: go on with this one conversation of a guest, and with nothing else of
 * theirs. `stop`: have no more mail sent from the organization to the address.
 */
export const linkClaim = z.discriminatedUnion("to", [
  z.object({
    to: z.literal("return"),
    organizationId: z.uuid(),
    conversationId: z.uuid(),
    address: z.string(),
    until: z.int(),
  }),
  z.object({ to: z.literal("stop"), organizationId: z.uuid(), address: z.string() }),
])
export type LinkClaim = z.infer<typeof linkClaim>

interface Secret {
  BETTER_AUTH_SECRET: string
}

/** A text for a link that only this Parley can have written. What it claims can be read by whoever has it. */
export async function signLink(env: Secret, claim: LinkClaim): Promise<string> {
  const claimed = base64url(new TextEncoder().encode(JSON.stringify(linkClaim.parse(claim))))
  const mark = await crypto.subtle.sign("HMAC", await key(env), new TextEncoder().encode(claimed))
  return `${claimed}.${base64url(new Uint8Array(mark))}`
}

/** What a link claims; null when it is not ours, or when its time is over. */
export async function readLink(env: Secret, token: string, now: number): Promise<LinkClaim | null> {
  const [claimed = "", mark = ""] = token.split(".")
  const marked = fromBase64url(mark)
  const bytes = fromBase64url(claimed)
  if (marked === null || bytes === null) return null
  if (!(await crypto.subtle.verify("HMAC", await key(env), marked, new TextEncoder().encode(claimed)))) return null
  const claim = linkClaim.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  if (claim === undefined || ("until" in claim && claim.until <= now)) return null
  return claim
}

/** The secret of sessions signs nothing but sessions, so links have a key of their own that is derived from it. */
async function key({ BETTER_AUTH_SECRET }: Secret): Promise<CryptoKey> {
  const text = new TextEncoder()
  const master = await crypto.subtle.importKey("raw", text.encode(BETTER_AUTH_SECRET), "HKDF", false, ["deriveKey"])
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: text.encode("parley: links in mails") },
    master,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign", "verify"],
  )
}
