import { isAPIError } from "better-auth/api"
import { z } from "zod"
import { violatedConstraint } from "../../drizzle/postgres-error.ts"
import { type Refusal, type RefusalCode, type Result, refusalCode } from "../../protocol/refusal.ts"
import { GuestNotMoved } from "./guests.ts"

const said = z.object({ code: z.string().optional(), message: z.string().optional() })

/** What better-auth refused, in our closed list of codes. What it did not foresee stays `internal`. */
export function refusalOf(error: unknown): Refusal {
  if (isAPIError(error)) return refusalFrom(error.statusCode, error.body)
  if (error instanceof GuestNotMoved) return { code: "unavailable", detail: error.message }
  // Two requests at the same moment both find a name free; Postgres then decides.
  return { code: byConstraint[violatedConstraint(error) ?? ""] ?? "internal" }
}

/** The value, or the refusal that better-auth gave. What nobody foresaw is thrown on. */
export async function orRefusal<Value>(work: Promise<Value>): Promise<Result<{ value: Value }>> {
  try {
    return { ok: true, value: await work }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal.code === "internal") throw error
    return { ok: false, refusal }
  }
}

/** The same for the body of an error answer of better-auth: `{ code, message }`, or nothing that we know. */
export function refusalFrom(status: number, body: unknown): Refusal {
  const { code = "", message } = said.safeParse(body).data ?? {}
  // Nobody but Postgres is asked for a session, and the answer does not say any more why that failed.
  if (status >= 500 && code === "FAILED_TO_GET_SESSION") return { code: "unavailable" }
  const ours = refusalCode.safeParse(code)
  const known = ours.success ? ours.data : byName[code]
  if (known === undefined) return { code: byStatus(status) }
  return tellsMore.has(known) && message ? { code: known, detail: message } : { code: known }
}

/** The title says it all except where the message names what to mend. */
const tellsMore: ReadonlySet<RefusalCode> = new Set(["bad_request", "bad_text", "last_owner", "already_exists"])

const byName: Record<string, RefusalCode> = {
  INVALID_EMAIL_OR_PASSWORD: "bad_credentials",
  INVALID_PASSWORD: "bad_credentials",
  INVALID_EMAIL: "bad_request",
  PASSWORD_TOO_SHORT: "bad_request",
  PASSWORD_TOO_LONG: "bad_request",
  VALIDATION_ERROR: "bad_request",
  ROLE_NOT_FOUND: "bad_request",
  USER_ALREADY_EXISTS: "already_exists",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "already_exists",
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: "already_exists",
  USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION: "already_exists",
  ANONYMOUS_USERS_CANNOT_SIGN_IN_AGAIN_ANONYMOUSLY: "already_exists",
  ORGANIZATION_ALREADY_EXISTS: "slug_taken",
  ORGANIZATION_SLUG_ALREADY_TAKEN: "slug_taken",
  ORGANIZATION_NOT_FOUND: "not_found",
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: "not_found",
  YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION: "not_found",
  MEMBER_NOT_FOUND: "not_found",
  INVITATION_NOT_FOUND: "not_found",
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: "invitation_not_yours",
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: "last_owner",
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: "last_owner",
  YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS: "limit_reached",
  ORGANIZATION_MEMBERSHIP_LIMIT_REACHED: "limit_reached",
  INVITATION_LIMIT_REACHED: "limit_reached",
  YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER: "forbidden",
  SESSION_EXPIRED: "unauthenticated",
  INVALID_ORIGIN: "bad_origin",
  MISSING_OR_NULL_ORIGIN: "bad_origin",
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: "bad_origin",
}

const byConstraint: Record<string, RefusalCode> = {
  organization_slug_unique: "slug_taken",
  user_email_unique: "already_exists",
  idx_member_organization_id_user_id: "already_exists",
  organization_has_an_owner: "last_owner",
}

function byStatus(status: number): RefusalCode {
  if (status === 401) return "unauthenticated"
  if (status === 403) return "forbidden"
  if (status === 404) return "not_found"
  if (status === 405) return "method_not_allowed"
  if (status === 413) return "too_large"
  if (status === 429) return "rate_limited"
  return status >= 500 ? "internal" : "bad_request"
}
