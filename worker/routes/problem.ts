import type { Context, TypedResponse } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"
import { z } from "zod"
import { type Refusal, type RefusalCode, refusalCode, refusals } from "../../protocol/refusal.ts"

/** RFC 9457 problem details. `code` is stable and the same as in the socket's frames; `detail` is a sentence for a person. */
export const problemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: refusalCode,
    advice: z.enum(["retry", "fix", "sign_in", "refresh", "give_up"]),
    detail: z.string().optional(),
  })
  .meta({ id: "Problem" })
export type ProblemDetails = z.infer<typeof problemDetails>

type ProblemStatus = (typeof refusals)[RefusalCode]["status"] & ContentfulStatusCode

/** The answer that says no: `problem(context, "not_found")`, or with the refusal that a command gave. */
export function problem(
  context: Context,
  refusal: RefusalCode | Refusal,
  detail?: string,
): Response & TypedResponse<ProblemDetails, ProblemStatus, "json"> {
  const given: Refusal =
    typeof refusal === "string" ? { code: refusal, ...(detail !== undefined && { detail }) } : refusal
  const { status, title, advice } = refusals[given.code]
  if (given.retryAfterMs !== undefined) context.header("Retry-After", String(Math.ceil(given.retryAfterMs / 1000)))
  const body: ProblemDetails = {
    type: `urn:parley:problem:${given.code}`,
    title,
    status,
    code: given.code,
    advice,
    ...(given.detail !== undefined && { detail: given.detail }),
  }
  return context.json(body, status, { "Content-Type": "application/problem+json" })
}

/** The `responses` entry of every documented route: whatever is not its success is a problem. */
export const problems = {
  default: {
    description: "A refusal; `code` says which.",
    content: { "application/problem+json": { schema: problemDetails } },
  },
} as const
