import { createRoute } from "@hono/zod-openapi"
import { summaryResult } from "../../../protocol/assistant.ts"
import { costOfSummarizing, summarize } from "../../assistant/summarize.ts"
import { assisted } from "../assisted.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { conversationParams } from "./params.ts"
import { talkForStaff } from "./talk-for-staff.ts"

const make = createRoute({
  method: "post",
  path: "/{id}/summary",
  tags: ["Assistant"],
  summary: "Have the conversation summed up",
  description: "For staff. Nothing is sent and nothing is kept but the tokens that it cost.",
  middleware: [signedIn] as const,
  request: { params: conversationParams },
  responses: {
    200: {
      description: "What a colleague should know who takes over.",
      headers: counting,
      content: { "application/json": { schema: summaryResult } },
    },
    ...countedProblems,
  },
})

export const summary = router().openapi(make, async context => {
  const found = await talkForStaff(context, context.req.valid("param").id)
  if (!found.ok) return problem(context, found.refusal)
  const { desk, entries } = found.value
  const done = await assisted(context, desk, {
    cost: () => costOfSummarizing(entries),
    run: aide => summarize(entries, aide),
  })
  return done.ok ? context.json(done.result, 200) : problem(context, done.refusal)
})
