import { createRoute, z } from "@hono/zod-openapi"
import { assistantChange, assistantStatus } from "../../../protocol/assistant.ts"
import { modelFrom } from "../../assistant/models/model-from.ts"
import { forgetPresented } from "../../assistant/presented-assistant.ts"
import { record } from "../../audit/record.ts"
import { manages } from "../../identity/roles.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { staffPlace } from "../staff-place.ts"

const params = z.object({ id: z.uuid() })
const status = {
  description: "How the assistant is set, what answers, and what it has spent this month.",
  headers: counting,
  content: { "application/json": { schema: assistantStatus } },
}

const show = createRoute({
  method: "get",
  path: "/{id}/assistant",
  tags: ["Assistant"],
  summary: "How the assistant is set",
  description: "For staff.",
  middleware: [signedIn] as const,
  request: { params },
  responses: { 200: status, ...countedProblems },
})

const change = createRoute({
  method: "put",
  path: "/{id}/assistant",
  tags: ["Assistant"],
  summary: "Set the assistant",
  description:
    "Owners and admins. With `revision` only if nobody has changed them since: else the answer is `stale`, unless they are " +
    "so already. Without it the last one to write wins. Answers that are being written end under the settings they began " +
    "with; when the assistant is turned off, they are cut where they stand, and a person is fetched.",
  middleware: [signedIn] as const,
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: assistantChange } } },
  },
  responses: { 200: status, ...countedProblems },
})

/** Nothing of how the model is reached: its name, and whether it is one. */
function answering(env: Parameters<typeof modelFrom>[0]) {
  const chosen = modelFrom(env)
  return { name: chosen.name, isLanguageModel: chosen.ok && chosen.isLanguageModel }
}

export const assistant = router()
  .openapi(show, async context => {
    const found = await staffPlace(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const { settings, revision, spent } = found.value
    return context.json({ settings, revision, spent, model: answering(context.env) }, 200)
  })
  .openapi(change, async context => {
    const found = await staffPlace(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const { role, organization, stub } = found.value.place
    if (!manages(role)) return problem(context, "forbidden")
    const { revision, ...settings } = context.req.valid("json")
    const changed = await stub.configureAssistant({ settings, region: organization.region, revision })
    if (!changed.ok) return problem(context, changed.refusal)
    const { desk, parts } = changed.value
    forgetPresented(organization.id)
    if (parts.length > 0) await record(context, organization.id, { action: "assistant.changed", details: parts })
    return context.json({ ...desk, model: answering(context.env) }, 200)
  })
