import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../drizzle/client.ts"
import { organizationForCaller, receivedInvitation } from "../../protocol/organization.ts"
import { record } from "../audit/record.ts"
import { auth } from "../identity/auth.ts"
import { receivedBy } from "../identity/invitations.ts"
import { orRefusal } from "../identity/refusal-of.ts"
import { problem, problems } from "./problem.ts"
import { router } from "./router.ts"
import { signedIn } from "./signed-in.ts"

const params = z.object({ id: z.uuid() })
const forTheInvited = "For the person whose account has the invited e-mail address."

const show = createRoute({
  method: "get",
  path: "/{id}",
  tags: ["Invitations"],
  summary: "An invitation",
  description: forTheInvited,
  middleware: [signedIn] as const,
  request: { params },
  responses: {
    200: { description: "The invitation.", content: { "application/json": { schema: receivedInvitation } } },
    ...problems,
  },
})

const accept = createRoute({
  method: "post",
  path: "/{id}/acceptance",
  tags: ["Invitations"],
  summary: "Accept an invitation",
  description: forTheInvited,
  middleware: [signedIn] as const,
  request: { params },
  responses: {
    201: { description: "The organization.", content: { "application/json": { schema: organizationForCaller } } },
    ...problems,
  },
})

const reject = createRoute({
  method: "post",
  path: "/{id}/rejection",
  tags: ["Invitations"],
  summary: "Decline an invitation",
  description: forTheInvited,
  middleware: [signedIn] as const,
  request: { params },
  responses: { 204: { description: "It cannot be accepted any more." }, ...problems },
})

/** `/api/invitations`: what invited people do with what they got. A guest has no address yet, so they are asked to sign in. */
export const invitationRoutes = router()
  .openapi(show, async context => {
    const { email } = context.var.person
    if (email === null) return problem(context, "unauthenticated")
    const found = await receivedBy(database(context.env), context.req.valid("param").id, email)
    return found.ok ? context.json(found.received, 200) : problem(context, found.refusal)
  })
  .openapi(accept, async context => {
    const { email } = context.var.person
    if (email === null) return problem(context, "unauthenticated")
    const { id: invitationId } = context.req.valid("param")
    const found = await receivedBy(database(context.env), invitationId, email)
    if (!found.ok) return problem(context, found.refusal)
    const { headers } = context.req.raw
    const accepted = await orRefusal(auth(context.env).api.acceptInvitation({ body: { invitationId }, headers }))
    if (!accepted.ok) return problem(context, accepted.refusal)
    const { organization, role } = found.received
    await record(context, organization.id, {
      action: "member.joined",
      details: [role],
    })
    return context.json({ ...organization, role }, 201)
  })
  .openapi(reject, async context => {
    const { email } = context.var.person
    if (email === null) return problem(context, "unauthenticated")
    const { id: invitationId } = context.req.valid("param")
    const found = await receivedBy(database(context.env), invitationId, email)
    if (!found.ok) return problem(context, found.refusal)
    const { headers } = context.req.raw
    const rejected = await orRefusal(auth(context.env).api.rejectInvitation({ body: { invitationId }, headers }))
    return rejected.ok ? context.body(null, 204) : problem(context, rejected.refusal)
  })
