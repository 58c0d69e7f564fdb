import { createRoute, z } from "@hono/zod-openapi"
import { teammate } from "../../../protocol/down.ts"
import { asStaff } from "../as-staff.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid().toLowerCase() })
const everybody = {
  description: "Everybody of the team whom the organization has met at work.",
  headers: counting,
  content: { "application/json": { schema: z.object({ team: z.array(teammate) }) } },
}

const show = createRoute({
  method: "get",
  path: "/{id}/team",
  tags: ["Desk"],
  summary: "Who is at work",
  description:
    "For staff: who of the team has a page open, and who takes what is assigned automatically. The socket tells the same as " +
    "`team`, whenever it changes.",
  middleware: [signedIn] as const,
  request: { params },
  responses: { 200: everybody, ...countedProblems },
})

const change = createRoute({
  method: "put",
  path: "/{id}/availability",
  tags: ["Desk"],
  summary: "Take what is assigned automatically, or not",
  description: "For staff, each for themselves. It stays until it is set again, also over a sign-out.",
  middleware: [signedIn] as const,
  request: {
    params,
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ isAvailable: z.boolean() }) } },
    },
  },
  responses: { 200: everybody, ...countedProblems },
})

export const team = router()
  .openapi(show, async context => {
    const found = await asStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const read = await found.place.stub.team(found.place.viewer, null)
    tellQuota(context, read.quota)
    return read.ok ? context.json({ team: read.value }, 200) : problem(context, read.refusal)
  })
  .openapi(change, async context => {
    const { isAvailable } = context.req.valid("json")
    const found = await asStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const changed = await found.place.stub.team(found.place.viewer, isAvailable)
    tellQuota(context, changed.quota)
    return changed.ok ? context.json({ team: changed.value }, 200) : problem(context, changed.refusal)
  })
