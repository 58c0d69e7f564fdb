import { actions } from "./conversations/actions.ts"
import { answers } from "./conversations/answers.ts"
import { corrections } from "./conversations/corrections.ts"
import { customersWords } from "./conversations/customers-words.ts"
import { directory } from "./conversations/directory.ts"
import { drafts } from "./conversations/drafts.ts"
import { messages } from "./conversations/messages.ts"
import { scheduledMessages } from "./conversations/scheduled-messages.ts"
import { suggestion } from "./conversations/suggestion.ts"
import { summary } from "./conversations/summary.ts"
import { work } from "./conversations/work.ts"
import { router } from "./router.ts"

/** `/api/conversations`: over REST what the socket does live, by the same commands. */
export const conversationRoutes = router()
  .route("/", directory)
  .route("/", messages)
  .route("/", actions)
  .route("/", work)
  .route("/", corrections)
  .route("/", scheduledMessages)
  .route("/", customersWords)
  .route("/", drafts)
  .route("/", answers)
  .route("/", suggestion)
  .route("/", summary)
