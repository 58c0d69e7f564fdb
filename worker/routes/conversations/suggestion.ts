import { createRoute } from "@hono/zod-openapi"
import { suggestionResult } from "../../../protocol/assistant.ts"
import { costOfSuggestion, suggest } from "../../assistant/suggest.ts"
import { transcriptOf } from "../../org/answers/transcript.ts"
import { assisted } from "../assisted.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { conversationParams } from "./params.ts"
import { talkForStaff } from "./talk-for-staff.ts"

const make = createRoute({
  method: "post",
  path: "/{id}/suggestion",
  tags: ["Assistant"],
  summary: "Have a reply drafted",
  description: "For staff. Nothing is sent and nothing is kept but the tokens that it cost.",
  middleware: [signedIn] as const,
  request: { params: conversationParams },
  responses: {
    200: {
      description: "The draft, and what it was taken from.",
      headers: counting,
      content: { "application/json": { schema: suggestionResult } },
    },
    ...countedProblems,
  },
})

export const suggestion = router().openapi(make, async context => {
  const found = await talkForStaff(context, context.req.valid("param").id)
  if (!found.ok) return problem(context, found.refusal)
  const { desk, entries } = found.value
  const talk = transcriptOf(entries)
  const done = await assisted(context, desk, {
    cost: (settings, organizationName) => costOfSuggestion(talk, { settings, organizationName }),
    run: aide => suggest(talk, aide),
  })
  return done.ok ? context.json(done.result, 200) : problem(context, done.refusal)
})
