import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { member, memberChange, memberPage } from "../../../protocol/organization.ts"
import { isStaff, type Role } from "../../../protocol/person.ts"
import { page } from "../../../protocol/rest.ts"
import { record } from "../../audit/record.ts"
import { auth } from "../../identity/auth.ts"
import { findMember, listMembers, memberKey } from "../../identity/members.ts"
import { organizationFor } from "../../identity/membership.ts"
import { orRefusal } from "../../identity/refusal-of.ts"
import { revocation } from "../../identity/revocation.ts"
import { roles } from "../../identity/roles.ts"
import { pageMarks } from "../cursor.ts"
import { linked } from "../headers.ts"
import { problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid(), memberId: z.uuid() })

const list = createRoute({
  method: "get",
  path: "/{id}/members",
  tags: ["Members"],
  summary: "Who belongs to the organization",
  description: "For staff.",
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.uuid() }), query: z.object(page) },
  responses: {
    200: { description: "One page.", headers: linked, content: { "application/json": { schema: memberPage } } },
    ...problems,
  },
})

const change = createRoute({
  method: "patch",
  path: "/{id}/members/{memberId}",
  tags: ["Members"],
  summary: "Give a member another role",
  description: "Owners and admins; only owners make and unmake owners. Live sockets follow at once.",
  middleware: [signedIn] as const,
  request: { params, body: { required: true, content: { "application/json": { schema: memberChange } } } },
  responses: {
    200: { description: "The member.", content: { "application/json": { schema: member } } },
    ...problems,
  },
})

const remove = createRoute({
  method: "delete",
  path: "/{id}/members/{memberId}",
  tags: ["Members"],
  summary: "Remove a member, or leave",
  description: "Owners and admins remove others; everybody may remove themselves, except the last owner.",
  middleware: [signedIn] as const,
  request: { params },
  responses: { 204: { description: "They do not belong to the organization any more." }, ...problems },
})

export const members = router()
  .openapi(list, async context => {
    const db = database(context.env)
    const { limit, cursor } = context.req.valid("query")
    const found = await organizationFor(db, context.req.valid("param").id, context.var.person.userId)
    if (found === null || found.role === null) return problem(context, "not_found")
    if (!isStaff(found)) return problem(context, "forbidden")
    const marks = pageMarks(context, `members of ${found.organization.id}`, memberKey)
    const after = cursor === undefined ? null : await marks.read(cursor)
    if (cursor !== undefined && after === null) return problem(context, "bad_cursor")
    const listed = await listMembers(db, found.organization.id, { limit, after })
    return context.json({ members: listed.members, nextCursor: await marks.link(listed.next) }, 200)
  })
  .openapi(change, async context => {
    const db = database(context.env)
    const { id, memberId } = context.req.valid("param")
    const found = await organizationFor(db, id, context.var.person.userId)
    const before = found?.role ? await findMember(db, id, memberId) : null
    if (before === null) return problem(context, "not_found")
    const { role } = context.req.valid("json")
    const changed = await orRefusal(
      auth(context.env).api.updateMemberRole({
        body: { organizationId: id, memberId, role },
        headers: context.req.raw.headers,
      }),
    )
    if (!changed.ok) return problem(context, changed.refusal)
    await record(context, id, { action: "member.changed", subject: before.name, details: [role] })
    return context.json({ ...before, role }, 200)
  })
  .openapi(remove, async context => {
    const {
      env,
      req,
      var: { person },
    } = context
    const db = database(env)
    const { id, memberId } = req.valid("param")
    const found = await organizationFor(db, id, person.userId)
    const leaving = found?.role ? await findMember(db, id, memberId) : null
    if (found === null || leaving === null) return problem(context, "not_found")
    const { headers } = req.raw
    if (leaving.userId !== person.userId) {
      // better-auth first says whether the organization would be without an owner, also to those who may remove nobody.
      if (!mayRemove(found.role, leaving.role)) return problem(context, "forbidden")
      const body = { organizationId: id, memberIdOrEmail: memberId }
      const removed = await orRefusal(auth(env).api.removeMember({ body, headers }))
      if (!removed.ok) return problem(context, removed.refusal)
      await record(context, id, { action: "member.removed", subject: leaving.name, details: [leaving.role] })
      return context.body(null, 204)
    }
    const left = await orRefusal(auth(env).api.leaveOrganization({ body: { organizationId: id }, headers }))
    if (!left.ok) return problem(context, left.refusal)
    // better-auth has a hook for being removed, and none for leaving.
    await revocation(env, db).changeRole(found.organization, person.userId, null)
    await record(context, id, { action: "member.left", details: [leaving.role] })
    return context.body(null, 204)
  })

const mayRemove = (by: Role | null, whom: Role): boolean =>
  by !== null && roles[by].authorize({ member: ["delete"] }).success && (whom !== "owner" || by === "owner")
