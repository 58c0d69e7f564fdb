import { createRoute, z } from "@hono/zod-openapi"
import { and, eq } from "drizzle-orm"
import { database } from "../../../drizzle/client.ts"
import { invitation } from "../../../drizzle/schema/auth.ts"
import { createdInvitation, invitationList, newInvitation } from "../../../protocol/organization.ts"
import { record } from "../../audit/record.ts"
import { auth } from "../../identity/auth.ts"
import { hasInvitedEnough, openInvitations } from "../../identity/invitations.ts"
import { organizationFor } from "../../identity/membership.ts"
import { orRefusal } from "../../identity/refusal-of.ts"
import { roles } from "../../identity/roles.ts"
import { sendInvitation } from "../../mail/invitation.ts"
import { problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid() })

const list = createRoute({
  method: "get",
  path: "/{id}/invitations",
  tags: ["Invitations"],
  summary: "Open invitations",
  description: "For owners and admins, newest first. Invitations that make owners are shown to owners only.",
  middleware: [signedIn] as const,
  request: { params },
  responses: {
    200: { description: "The invitations.", content: { "application/json": { schema: invitationList } } },
    ...problems,
  },
})

const invite = createRoute({
  method: "post",
  path: "/{id}/invitations",
  tags: ["Invitations"],
  summary: "Invite somebody by e-mail",
  description:
    "Owners and admins; only owners invite owners. Inviting an address again replaces its invitation. " +
    "`mailed` is false when the letter did not go out: the invitation holds, and its link can be handed over another way.",
  middleware: [signedIn] as const,
  request: { params, body: { required: true, content: { "application/json": { schema: newInvitation } } } },
  responses: {
    201: { description: "The invitation.", content: { "application/json": { schema: createdInvitation } } },
    ...problems,
  },
})

const withdraw = createRoute({
  method: "delete",
  path: "/{id}/invitations/{invitationId}",
  tags: ["Invitations"],
  summary: "Withdraw an invitation",
  middleware: [signedIn] as const,
  request: { params: params.extend({ invitationId: z.uuid() }) },
  responses: { 204: { description: "The link does not work any more." }, ...problems },
})

export const invitations = router()
  .openapi(list, async context => {
    const db = database(context.env)
    const found = await organizationFor(db, context.req.valid("param").id, context.var.person.userId)
    if (found === null || found.role === null) return problem(context, "not_found")
    if (!roles[found.role].authorize({ invitation: ["create"] }).success) return problem(context, "forbidden")
    return context.json({ invitations: await openInvitations(db, found.organization.id, found.role) }, 200)
  })
  .openapi(invite, async context => {
    const { env, req } = context
    const { person } = context.var
    const db = database(env)
    const found = await organizationFor(db, req.valid("param").id, person.userId)
    if (found === null || found.role === null) return problem(context, "not_found")
    const { id: organizationId, name: organizationName } = found.organization
    if (await hasInvitedEnough(db, organizationId)) return problem(context, "limit_reached")
    const { email, role } = req.valid("json")
    const made = await orRefusal(
      auth(env).api.createInvitation({ body: { organizationId, email, role }, headers: req.raw.headers }),
    )
    if (!made.ok) return problem(context, made.refusal)
    const { id, expiresAt } = made.value
    await record(context, organizationId, { action: "invitation.sent", subject: made.value.email, details: [role] })
    const letter = { invitationId: id, email: made.value.email, role, organizationName, inviterName: person.name }
    const mailed = await sendInvitation(env, letter)
    const status = "pending" as const
    return context.json({ id, email: letter.email, role, status, expiresAt: expiresAt.getTime(), mailed }, 201)
  })
  .openapi(withdraw, async context => {
    const db = database(context.env)
    const { id, invitationId } = context.req.valid("param")
    const found = await organizationFor(db, id, context.var.person.userId)
    if (found === null || found.role === null) return problem(context, "not_found")
    const itsOwn = and(eq(invitation.id, invitationId), eq(invitation.organizationId, id))
    const [open] = await db.select({ email: invitation.email }).from(invitation).where(itsOwn)
    if (open === undefined) return problem(context, "not_found")
    const { headers } = context.req.raw
    const withdrawn = await orRefusal(auth(context.env).api.cancelInvitation({ body: { invitationId }, headers }))
    if (!withdrawn.ok) return problem(context, withdrawn.refusal)
    await record(context, id, { action: "invitation.withdrawn", subject: open.email })
    return context.body(null, 204)
  })
