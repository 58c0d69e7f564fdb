import { createRoute, z } from "@hono/zod-openapi"
import { router } from "./router.ts"

const ask = createRoute({
  method: "get",
  path: "/",
  tags: ["Service"],
  summary: "Whether the service answers",
  description: "Asks neither Postgres nor any organization: it says that the Worker runs.",
  security: [],
  responses: {
    200: {
      description: "It does.",
      content: { "application/json": { schema: z.object({ status: z.literal("ok") }) } },
    },
  },
})

export const healthRoutes = router().openapi(ask, context => context.json({ status: "ok" as const }, 200))
