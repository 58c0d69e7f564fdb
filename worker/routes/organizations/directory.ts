import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { newOrganization, organizationForCaller, ownOrganizationPage } from "../../../protocol/organization.ts"
import { page } from "../../../protocol/rest.ts"
import { record } from "../../audit/record.ts"
import { auth } from "../../identity/auth.ts"
import { ownOrganizationKey, ownOrganizations } from "../../identity/own-organizations.ts"
import { orRefusal } from "../../identity/refusal-of.ts"
import { pageMarks } from "../cursor.ts"
import { linked, located } from "../headers.ts"
import { problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const create = createRoute({
  method: "post",
  path: "/",
  tags: ["Organizations"],
  summary: "Make an organization and become its owner",
  description: "Guests cannot. The region is chosen here and stays.",
  middleware: [signedIn] as const,
  request: { body: { required: true, content: { "application/json": { schema: newOrganization } } } },
  responses: {
    201: {
      description: "The organization.",
      headers: located,
      content: { "application/json": { schema: organizationForCaller } },
    },
    ...problems,
  },
})

const list = createRoute({
  method: "get",
  path: "/",
  tags: ["Organizations"],
  summary: "The caller's organizations",
  description: "Those they belong to, then those they write to as a customer.",
  middleware: [signedIn] as const,
  request: { query: z.object(page) },
  responses: {
    200: {
      description: "One page.",
      headers: linked,
      content: { "application/json": { schema: ownOrganizationPage } },
    },
    ...problems,
  },
})

export const directory = router()
  .openapi(create, async context => {
    const { accent, ...body } = context.req.valid("json")
    const made = await orRefusal(
      auth(context.env).api.createOrganization({
        body: { ...body, ...(accent !== null && { accent }) },
        headers: context.req.raw.headers,
      }),
    )
    if (!made.ok) return problem(context, made.refusal)
    const { id, slug, name } = made.value
    await record(context, id, { action: "organization.created", subject: name })
    context.header("Location", `/api/organizations/${id}`)
    return context.json({ id, slug, name, logo: null, accent, role: "owner" as const }, 201)
  })
  .openapi(list, async context => {
    const { limit, cursor } = context.req.valid("query")
    const marks = pageMarks(context, "organizations", ownOrganizationKey)
    const after = cursor === undefined ? null : await marks.read(cursor)
    if (cursor !== undefined && after === null) return problem(context, "bad_cursor")
    const found = await ownOrganizations(database(context.env), context.var.person.userId, { limit, after })
    return context.json({ organizations: found.organizations, nextCursor: await marks.link(found.next) }, 200)
  })
