import type { Context, TypedResponse } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"
import { type Refusal, type RefusalCode, refusals } from "../../protocol/refusal.ts"
import { type Problem, problem as problemSchema } from "../../protocol/rest.ts"
import { counting, waiting } from "./headers.ts"

type ProblemStatus = (typeof refusals)[RefusalCode]["status"] & ContentfulStatusCode

/** The answer that says no: `problem(context, "not_found")`, or with the refusal that a command gave. */
export function problem(
  context: Context,
  refusal: RefusalCode | Refusal,
  detail?: string,
): Response & TypedResponse<Problem, ProblemStatus, "json"> {
  const given: Refusal =
    typeof refusal === "string" ? { code: refusal, ...(detail !== undefined && { detail }) } : refusal
  const { status, title } = refusals[given.code]
  if (given.retryAfterMs !== undefined) context.header("Retry-After", String(Math.ceil(given.retryAfterMs / 1000)))
  const body: Problem = {
    type: `urn:parley:problem:${given.code}`,
    title,
    status,
    code: given.code,
    ...(given.detail !== undefined && { detail: given.detail }),
    ...(given.newer !== undefined && { newer: given.newer }),
  }
  return context.json(body, status, { "Content-Type": "application/problem+json" })
}

const refused = {
  description: "A refusal; `code` says which.",
  headers: waiting,
  content: { "application/problem+json": { schema: problemSchema } },
} as const

/** The `responses` entry of every documented route: whatever is not its success is a problem. */
export const problems = { default: refused } as const

/** The same for routes that count against a quota. */
export const countedProblems = { default: { ...refused, headers: { ...waiting, ...counting } } } as const
