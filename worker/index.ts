import { Hono } from "hono"
import type { Env } from "./env.ts"

export { Organization } from "./org/organization.ts"

const app = new Hono<{ Bindings: Env }>()

app.get("/api/health", context => context.json({ status: "ok" }))

export default app
