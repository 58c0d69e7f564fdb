import { createRoute, z } from "@hono/zod-openapi"
import { trialBody, trialResult } from "../../../protocol/assistant.ts"
import { costOfTrial, tryOut } from "../../assistant/try-out.ts"
import { assisted } from "../assisted.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { staffPlace } from "../staff-place.ts"

const run = createRoute({
  method: "post",
  path: "/{id}/assistant/trial",
  tags: ["Assistant"],
  summary: "Try the assistant",
  description:
    "For staff: what would be answered to the last line of a talk, under these settings or the saved ones. Nothing is kept " +
    "but the tokens that it cost.",
  middleware: [signedIn] as const,
  request: {
    params: z.object({ id: z.uuid() }),
    body: { required: true, content: { "application/json": { schema: trialBody } } },
  },
  responses: {
    200: {
      description: "The answer, or who would be fetched instead.",
      headers: counting,
      content: { "application/json": { schema: trialResult } },
    },
    ...countedProblems,
  },
})

export const assistantTrial = router().openapi(run, async context => {
  const found = await staffPlace(context, context.req.valid("param").id)
  if (!found.ok) return problem(context, found.refusal)
  const { transcript, settings = found.value.settings } = context.req.valid("json")
  if (transcript.at(-1)?.role !== "customer") return problem(context, "bad_request", "The last line is the customer's.")
  const trial = { settings, transcript }
  const done = await assisted(context, found.value, {
    cost: (_saved, organizationName) => costOfTrial(trial, organizationName),
    run: aide => tryOut(trial, aide),
  })
  return done.ok ? context.json(done.result, 200) : problem(context, done.refusal)
})
