import { type Context, Hono } from "hono"
import type { Refusal } from "../../protocol/refusal.ts"
import { auth } from "../identity/auth.ts"
import { refusalFrom, refusalOf } from "../identity/refusal-of.ts"
import { authDoors } from "./auth-doors.ts"
import { problem } from "./problem.ts"
import { tellAddressQuota } from "./quota-headers.ts"
import type { RouterEnv } from "./router.ts"

/**
 * better-auth's own addresses, as far as they are open: accounts, sessions, guests. Organizations are not among them: they
 * have nouns of their own (organizations.ts), which answer alike for what is foreign and what does not exist.
 */
export const authRoutes = new Hono<RouterEnv>()
for (const { method, path } of authDoors) {
  authRoutes.on(method.toUpperCase(), path, async context => {
    const answer = await auth(context.env).handler(context.req.raw).catch(expected)
    return answer instanceof Response ? inOurShape(context, path, answer) : problem(context, answer)
  })
}

/** A refusal that better-auth threw rather than answered; anything else is a failure of ours and goes on to the app. */
function expected(error: unknown): Refusal {
  const refusal = refusalOf(error)
  if (refusal.code === "internal") throw error
  return refusal
}

async function inOurShape(context: Context<RouterEnv>, path: string, answer: Response): Promise<Response> {
  if (answer.status < 400) return answer
  // A refusal may also end a stale session's cookie.
  for (const cookie of answer.headers.getSetCookie()) context.header("Set-Cookie", cookie, { append: true })
  const wait = Number(answer.headers.get("X-Retry-After"))
  if (wait > 0) {
    context.header("Retry-After", String(wait))
    tellAddressQuota(context, path, wait)
  }
  return problem(context, refusalFrom(answer.status, await answer.json().catch(() => null)))
}
