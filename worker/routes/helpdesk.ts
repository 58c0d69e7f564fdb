import { createRoute } from "@hono/zod-openapi"
import { database } from "../../drizzle/client.ts"
import { escalationKey, escalations } from "../../drizzle/queries/escalations.ts"
import { escalationPage, escalationQuery } from "../../protocol/rest.ts"
import { staffedOrganizations } from "../identity/staffed-organizations.ts"
import { organizationStub } from "../identity/stub.ts"
import { fromCursor, nextLink, toCursor } from "./cursor.ts"
import { problem, problems } from "./problem.ts"
import { router } from "./router.ts"
import { signedIn } from "./signed-in.ts"

const list = createRoute({
  method: "get",
  path: "/escalations",
  summary: "Conversations that wait for a person or have one",
  description:
    "Newest escalation first: of one organization, or of all in which the caller is staff when `organizationId` is left out.",
  middleware: [signedIn] as const,
  request: { query: escalationQuery },
  responses: {
    200: { description: "One page.", content: { "application/json": { schema: escalationPage } } },
    ...problems,
  },
})

export const helpdeskRoutes = router().openapi(list, async context => {
  const { organizationId, limit, cursor } = context.req.valid("query")
  const after = cursor === undefined ? null : fromCursor(escalationKey, cursor)
  if (cursor !== undefined && after === null) return problem(context, "bad_cursor")
  const db = database(context.env)
  const staffed = await staffedOrganizations(db, context.var.person.userId)
  const asked = organizationId === undefined ? staffed : staffed.filter(one => one.id === organizationId)
  // Foreign, non-existent and "only a member there" are the same answer.
  if (organizationId !== undefined && asked.length === 0) return problem(context, "not_found")
  // Postgres serves this list, so the objects first tell it what they have not told yet, for a second at most.
  const settled = await Promise.all(
    asked.map(async one => [one.id, (await organizationStub(context.env, one).settle()).seq] as const),
  )
  const ids = asked.map(one => one.id)
  const found = await escalations(db, ids, { after, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = found.length > limit && last ? toCursor([last.escalatedAt, last.conversationId]) : null
  if (nextCursor) context.header("Link", nextLink(context.req.url, nextCursor))
  return context.json({ escalations: shown, asOf: Object.fromEntries(settled), nextCursor }, 200)
})
