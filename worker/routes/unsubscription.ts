import { createRoute } from "@hono/zod-openapi"
import { database } from "../../drizzle/client.ts"
import { resumeMail, stopMail } from "../../drizzle/notifications/mail-stops.ts"
import { subscription, subscriptionChange } from "../../protocol/mail-link.ts"
import { organizationFor } from "../identity/membership.ts"
import { readLink } from "../identity/signed-link.ts"
import { problem, problems } from "./problem.ts"
import { router } from "./router.ts"

const change = createRoute({
  method: "put",
  path: "/",
  tags: ["Notifications"],
  summary: "Have no more mail sent, or have it sent again",
  description: "For whoever holds the link at the end of a mail, signed in or not: about the address it was sent to.",
  security: [{}, { session: [] }],
  request: { body: { required: true, content: { "application/json": { schema: subscriptionChange } } } },
  responses: {
    200: { description: "How it is now.", content: { "application/json": { schema: subscription } } },
    ...problems,
  },
})

/** `/api/unsubscription`: no more mail from an organization. The link is what says who may. */
export const unsubscriptionRoutes = router().openapi(change, async context => {
  const { env } = context
  const { token, isStopped } = context.req.valid("json")
  const claim = await readLink(env, token, Date.now())
  if (claim?.to !== "stop") return problem(context, "bad_link")
  const { organizationId, address } = claim
  const db = database(env)
  const found = await organizationFor(db, organizationId, null)
  if (found === null) return problem(context, "bad_link")
  await (isStopped ? stopMail : resumeMail)(db, { organizationId, address })
  return context.json({ organizationName: found.organization.name, address, isStopped }, 200)
})
