import { actions } from "./conversations/actions.ts"
import { answers } from "./conversations/answers.ts"
import { directory } from "./conversations/directory.ts"
import { messages } from "./conversations/messages.ts"
import { suggestion } from "./conversations/suggestion.ts"
import { summary } from "./conversations/summary.ts"
import { router } from "./router.ts"

/** `/api/conversations`: over REST what the socket does live, by the same commands. */
export const conversationRoutes = router()
  .route("/", directory)
  .route("/", messages)
  .route("/", actions)
  .route("/", answers)
  .route("/", suggestion)
  .route("/", summary)
