import { createRoute } from "@hono/zod-openapi"
import { database } from "../../drizzle/client.ts"
import { escalationKey, escalations } from "../../drizzle/queries/escalations.ts"
import { escalationPage, escalationQuery } from "../../protocol/rest.ts"
import { staffedOrganizations } from "../identity/staffed-organizations.ts"
import { pageMarks } from "./cursor.ts"
import { counting, linked } from "./headers.ts"
import { countedProblems, problem } from "./problem.ts"
import { tellQuota } from "./quota-headers.ts"
import { router } from "./router.ts"
import { settleAll } from "./settle-all.ts"
import { signedIn } from "./signed-in.ts"

const list = createRoute({
  method: "get",
  path: "/escalations",
  tags: ["Helpdesk"],
  summary: "Conversations that wait for a person or have one",
  description:
    "Newest escalation first: of one organization, or of all in which the caller is staff when `organizationId` is left " +
    "out. `asOf` says per organization up to which number the list is true.",
  middleware: [signedIn] as const,
  request: { query: escalationQuery },
  responses: {
    200: {
      description: "One page.",
      headers: { ...linked, ...counting },
      content: { "application/json": { schema: escalationPage } },
    },
    ...countedProblems,
  },
})

export const helpdeskRoutes = router().openapi(list, async context => {
  const { organizationId, limit, cursor } = context.req.valid("query")
  const marks = pageMarks(context, `escalations of ${organizationId ?? "all"}`, escalationKey)
  const after = cursor === undefined ? null : await marks.read(cursor)
  if (cursor !== undefined && after === null) return problem(context, "bad_cursor")
  const db = database(context.env)
  const staffed = await staffedOrganizations(db, context.var.person.userId)
  const asked = organizationId === undefined ? staffed : staffed.filter(one => one.id === organizationId)
  // Foreign, non-existent and "only a member there" are the same answer.
  if (organizationId !== undefined && asked.length === 0) return problem(context, "not_found")
  const actor = { userId: context.var.person.userId, role: "agent" as const }
  const counted = await settleAll(context.env, { actor, organizations: asked })
  const tightest = counted.toSorted((a, b) => a.quota.remaining - b.quota.remaining)[0]
  if (tightest) tellQuota(context, tightest.quota)
  const limited = counted.find(one => !one.ok)
  if (limited) return problem(context, limited.refusal)
  const ids = asked.map(one => one.id)
  const { escalations: found, asOf } = await escalations(db, ids, { after, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const next = found.length > limit && last ? marks.link([last.escalatedAt, last.conversationId]) : null
  return context.json({ escalations: shown, asOf, nextCursor: await next }, 200)
})
