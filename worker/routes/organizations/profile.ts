import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { organizationAtDoor, organizationChange, organizationForCaller } from "../../../protocol/organization.ts"
import type { Role } from "../../../protocol/person.ts"
import { presentedAssistant } from "../../assistant/presented-assistant.ts"
import { changedParts } from "../../audit/changed-parts.ts"
import { record } from "../../audit/record.ts"
import { auth } from "../../identity/auth.ts"
import { changeProfile } from "../../identity/change-profile.ts"
import { type OrganizationRow, organizationFor } from "../../identity/membership.ts"
import { orRefusal } from "../../identity/refusal-of.ts"
import { manages } from "../../identity/roles.ts"
import { viewer } from "../../identity/viewer.ts"
import { problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const show = createRoute({
  method: "get",
  path: "/{id}",
  tags: ["Organizations"],
  summary: "An organization's door",
  description:
    "By id or slug, for anybody. `role` is what the caller is there, null for those who do not belong to it. `assistant` is " +
    "who answers besides people, null when nobody does; a change of it may take a few seconds to show here.",
  security: [{}, { session: [] }],
  request: { params: z.object({ id: z.string().max(40) }) },
  responses: {
    200: { description: "The organization.", content: { "application/json": { schema: organizationAtDoor } } },
    ...problems,
  },
})

const change = createRoute({
  method: "patch",
  path: "/{id}",
  tags: ["Organizations"],
  summary: "Change name, address or colour",
  description: "Owners and admins. The region cannot be changed.",
  middleware: [signedIn] as const,
  request: {
    params: z.object({ id: z.uuid() }),
    body: { required: true, content: { "application/json": { schema: organizationChange } } },
  },
  responses: {
    200: { description: "The organization.", content: { "application/json": { schema: organizationForCaller } } },
    ...problems,
  },
})

const remove = createRoute({
  method: "delete",
  path: "/{id}",
  tags: ["Organizations"],
  summary: "Delete an organization",
  description:
    "Owners. Its members, invitations and open sockets end at once. Everything that it keeps goes for good, within seconds, whatever " +
    "breaks meanwhile: every conversation, what is known of customers, the knowledge, the record of what staff did.",
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: "It is gone." }, ...problems },
})

export const profile = router()
  .openapi(show, async context => {
    const person = await viewer(context.req.raw, context.env)
    const found = await organizationFor(database(context.env), context.req.valid("param").id, person?.userId ?? null)
    if (found === null) return problem(context, "not_found")
    const assistant = await presentedAssistant(context.env, found.organization)
    return context.json({ ...toPublic(found.organization, found.role), assistant }, 200)
  })
  .openapi(change, async context => {
    const db = database(context.env)
    const found = await organizationFor(db, context.req.valid("param").id, context.var.person.userId)
    if (found === null || found.role === null) return problem(context, "not_found")
    const { region, ...values } = context.req.valid("json")
    if (!manages(found.role)) return problem(context, "forbidden")
    if (region !== undefined) return problem(context, "region_is_fixed")
    const changed = await orRefusal(changeProfile(db, found.organization.id, values))
    if (!changed.ok) return problem(context, changed.refusal)
    const now = { ...found.organization, ...changed.value }
    const details = changedParts(found.organization, now)
    if (details.length > 0)
      await record(context, now.id, { action: "organization.changed", subject: now.name, details })
    return context.json(toPublic(now, found.role), 200)
  })
  .openapi(remove, async context => {
    const { id: organizationId } = context.req.valid("param")
    const { headers } = context.req.raw
    const removed = await orRefusal(auth(context.env).api.deleteOrganization({ body: { organizationId }, headers }))
    return removed.ok ? context.body(null, 204) : problem(context, removed.refusal)
  })

function toPublic({ id, slug, name, logo, accent }: OrganizationRow, role: Role | null) {
  return { id, slug, name, logo, accent, role }
}
