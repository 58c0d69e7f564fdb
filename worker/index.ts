import { authRoutes } from "./routes/auth.ts"
import { boundedBody } from "./routes/bounded-body.ts"
import { chatRoutes } from "./routes/chat.ts"
import { conversationRoutes } from "./routes/conversations.ts"
import { descriptionRoutes } from "./routes/description.ts"
import { onError } from "./routes/failure.ts"
import { healthRoutes } from "./routes/health.ts"
import { helpdeskRoutes } from "./routes/helpdesk.ts"
import { invitationRoutes } from "./routes/invitations.ts"
import { jsonOnly } from "./routes/json-only.ts"
import { notFound } from "./routes/not-found.ts"
import { organizationRoutes } from "./routes/organizations.ts"
import { ownExportRoutes } from "./routes/own-export.ts"
import { returnRoutes } from "./routes/returns.ts"
import { router } from "./routes/router.ts"
import { sameOrigin } from "./routes/same-origin.ts"
import { securityHeaders } from "./routes/security-headers.ts"
import { socketRoute } from "./routes/socket.ts"
import { unsubscriptionRoutes } from "./routes/unsubscription.ts"

export { AssistantTurn } from "./assistant/assistant-turn.ts"
export { Courier } from "./courier/courier.ts"
export { Organization } from "./org/organization.ts"

const app = router()

app.onError(onError)
app.notFound(
  notFound((method, path) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method)),
)
app.use(securityHeaders)
app.use("/api/*", boundedBody)
app.use("/api/*", sameOrigin)
app.use("/api/*", jsonOnly)

app.route("/api/health", healthRoutes)
app.route("/api/auth", authRoutes)
app.route("/api/organizations", socketRoute)
app.route("/api/organizations", organizationRoutes)
app.route("/api/invitations", invitationRoutes)
app.route("/api/me", ownExportRoutes)
app.route("/api/returns", returnRoutes)
app.route("/api/unsubscription", unsubscriptionRoutes)
app.route("/api/conversations", conversationRoutes)
app.route("/api/chat", chatRoutes)
app.route("/api/helpdesk", helpdeskRoutes)
app.route("/api", descriptionRoutes(app))

export default app
