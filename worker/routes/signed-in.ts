import type { Context } from "hono"
import { createMiddleware } from "hono/factory"
import { type SignedIn, viewer } from "../identity/viewer.ts"
import { problem } from "./problem.ts"
import type { RouterEnv } from "./router.ts"

/** A request of somebody who is signed in. */
export type Asked = Context<RouterEnv & { Variables: { person: SignedIn } }>

/** Lets signed-in people through, guests included, and says who it is as `context.var.person`. */
export const signedIn = createMiddleware<RouterEnv & { Variables: { person: SignedIn } }>(async (context, next) => {
  const person = await viewer(context.req.raw, context.env)
  if (person === null) return problem(context, "unauthenticated")
  context.set("person", person)
  await next()
})
