import { createRoute, z } from "@hono/zod-openapi"
import { deskChange, deskRead } from "../../../protocol/desk.ts"
import { record } from "../../audit/record.ts"
import { asManager } from "../as-manager.ts"
import { asStaff } from "../as-staff.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid().toLowerCase() })
const rules = {
  description: "The rules for the team.",
  headers: counting,
  content: { "application/json": { schema: deskRead } },
}

const show = createRoute({
  method: "get",
  path: "/{id}/desk",
  tags: ["Desk"],
  summary: "The rules for the team",
  description:
    "For staff: labels, dispositions, opening hours, what is promised to customers, and what happens by itself. Hours are " +
    "minutes since midnight, in `timeZone`.",
  middleware: [signedIn] as const,
  request: { params },
  responses: { 200: rules, ...countedProblems },
})

const change = createRoute({
  method: "put",
  path: "/{id}/desk",
  tags: ["Desk"],
  summary: "Set the rules for the team",
  description:
    "Owners and admins. With `revision` only if nobody has changed them since: else the answer is `stale`, unless they are " +
    "so already. Without it the last one to write wins. What has been promised already stays promised.",
  middleware: [signedIn] as const,
  request: { params, body: { required: true, content: { "application/json": { schema: deskChange } } } },
  responses: { 200: rules, ...countedProblems },
})

export const desk = router()
  .openapi(show, async context => {
    const found = await asStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const { stub, viewer } = found.place
    const read = await stub.desk(viewer)
    tellQuota(context, read.quota)
    return read.ok ? context.json(read.value, 200) : problem(context, read.refusal)
  })
  .openapi(change, async context => {
    const found = await asManager(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const { organization, stub, viewer } = found.place
    const changed = await stub.changeDesk(viewer, context.req.valid("json"))
    tellQuota(context, changed.quota)
    if (!changed.ok) return problem(context, changed.refusal)
    const { read, parts } = changed.value
    if (parts.length > 0) await record(context, organization.id, { action: "desk.changed", details: parts })
    return context.json(read, 200)
  })
