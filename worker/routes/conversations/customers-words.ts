import { emailBody, scoreBody } from "../../../protocol/rest.ts"
import { router } from "../router.ts"
import { perform } from "./perform.ts"
import { performing } from "./performing.ts"

const score = performing(
  {
    method: "put",
    path: "/{id}/score",
    summary: "Say how it went",
    description: "For the customer of a resolved conversation, from 1 to 5. The newest word counts.",
  },
  scoreBody,
)

const leaveEmail = performing(
  {
    method: "put",
    path: "/{id}/email",
    summary: "Leave an e-mail address",
    description: "For the customer: where they want to be written to when they have left.",
  },
  emailBody,
)

/** What customers say besides their messages. */
export const customersWords = router()
  .openapi(score, context => perform(context, { type: "score", ...context.req.valid("json") }))
  .openapi(leaveEmail, context => perform(context, { type: "leave_email", ...context.req.valid("json") }))
