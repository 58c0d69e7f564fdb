import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { readPreferences, writePreferences } from "../../../drizzle/preferences.ts"
import { ownPreferences, preferences as shape } from "../../../protocol/preferences.ts"
import { asActingStaff, asStaff } from "../as-staff.ts"
import { counting } from "../headers.ts"
import type { Place } from "../place.ts"
import { countedProblems, problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid().toLowerCase() })
const own = { "application/json": { schema: ownPreferences } }

const show = createRoute({
  method: "get",
  path: "/{id}/preferences",
  tags: ["Members"],
  summary: "How one works",
  description: "For staff, each for themselves: what the console does by key and by itself, on all their devices.",
  middleware: [signedIn] as const,
  request: { params },
  responses: { 200: { description: "The caller's own preferences.", content: own }, ...problems },
})

const change = createRoute({
  method: "put",
  path: "/{id}/preferences",
  tags: ["Members"],
  summary: "Say how one works",
  description: "For staff, each for themselves. Pages that are open take it up when they are come back to.",
  middleware: [signedIn] as const,
  request: { params, body: { required: true, content: { "application/json": { schema: shape } } } },
  responses: {
    200: { description: "The caller's own preferences.", headers: counting, content: own },
    ...countedProblems,
  },
})

export const preferences = router()
  .openapi(show, async context => {
    const found = await asStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    return context.json({ preferences: await readPreferences(database(context.env), whoseOf(found.place)) }, 200)
  })
  .openapi(change, async context => {
    const found = await asActingStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const wanted = context.req.valid("json")
    await writePreferences(database(context.env), whoseOf(found.place), wanted)
    return context.json({ preferences: wanted }, 200)
  })

const whoseOf = ({ organization, viewer }: Place) => ({ organizationId: organization.id, userId: viewer.userId })
