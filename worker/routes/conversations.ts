import { actions } from "./conversations/actions.ts"
import { directory } from "./conversations/directory.ts"
import { messages } from "./conversations/messages.ts"
import { router } from "./router.ts"

/** `/api/conversations`: over REST what the socket does live, by the same commands. */
export const conversationRoutes = router().route("/", directory).route("/", messages).route("/", actions)
