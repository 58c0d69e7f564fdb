import { type ZodType, z } from "zod"
import { type Refusal, refusalCode } from "../../protocol/refusal.ts"
import { noteAnswer, noteSilence } from "./reach.ts"

/** Why a request gave nothing: the service said no, or nothing that speaks for Parley answered. */
export type Failure = { kind: "refused"; refusal: Refusal } | { kind: "unreachable" }
export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export interface Call<T> {
  path: string
  /** What the answer must look like. `z.unknown()` where it does not matter. */
  schema: ZodType<T>
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  body?: unknown
  /** The request's id, which makes it safe to repeat. */
  key?: string
  signal?: AbortSignal
  /** It arrives although the page is being left. */
  outlivesPage?: boolean
}

/** One request to `/api`. Never throws for what can be expected: a refusal and an unreachable service are values. */
export async function call<T>({
  path,
  schema,
  method = "GET",
  body,
  key,
  signal,
  outlivesPage = false,
}: Call<T>): Promise<Answer<T>> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: "same-origin",
      keepalive: outlivesPage,
      headers: {
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(key !== undefined && { "Idempotency-Key": key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    return silence()
  }
  const answer = await readJson(response)
  if (answer === notJson) return silence()
  noteAnswer()
  if (!response.ok) return { ok: false, failure: { kind: "refused", refusal: readRefusal(response, answer) } }
  const parsed = schema.safeParse(answer)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, failure: { kind: "refused", refusal: { code: "unknown_version" } } }
}

function silence(): { ok: false; failure: Failure } {
  noteSilence()
  return { ok: false, failure: { kind: "unreachable" } }
}

const notJson = Symbol("not JSON")

/** A gateway's own page, or the site's index where no Function runs, does not come from our API: it counts as no answer. */
async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return null
  if (!(response.headers.get("Content-Type") ?? "").includes("json")) {
    return response.ok || response.status >= 500 ? notJson : null
  }
  return response.json().catch(() => notJson)
}

const problem = z.object({ code: refusalCode, detail: z.string().optional() })

function readRefusal(response: Response, answer: unknown): Refusal {
  const seconds = Number(response.headers.get("Retry-After"))
  const wait = seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
  const parsed = problem.safeParse(answer)
  if (!parsed.success) return { code: "internal", ...wait }
  const { code, detail } = parsed.data
  return { code, ...wait, ...(detail !== undefined && { detail }) }
}
