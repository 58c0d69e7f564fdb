import { createRoute, z } from "@hono/zod-openapi"
import { limits } from "../../protocol/limits.ts"
import { describeAuth } from "./described-auth.ts"
import { describeSocket } from "./described-socket.ts"
import { docsPage, docsPagePolicy } from "./docs-page.ts"
import { nameSchemas } from "./named-schemas.ts"
import { router } from "./router.ts"

const json = createRoute({
  method: "get",
  path: "/openapi.json",
  tags: ["Service"],
  summary: "This description",
  security: [],
  responses: { 200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: z.looseObject({}) } } } },
})

const docs = createRoute({
  method: "get",
  path: "/docs",
  tags: ["Service"],
  summary: "This description, for people",
  security: [],
  responses: { 200: { description: "A page.", content: { "text/html": { schema: z.string() } } } },
})

type Description = ReturnType<ReturnType<typeof router>["getOpenAPI31Document"]>

/** `/api/openapi.json` and `/api/docs`, made from the schemas of the routes of `app`. The description is made when first asked for. */
export function descriptionRoutes(app: ReturnType<typeof router>) {
  let made: Description | undefined
  const routes = router()
  for (const route of [json, docs]) routes.openAPIRegistry.registerPath(route)
  routes.get(json.path, context => {
    made ??= describe(app)
    return context.json(made)
  })
  routes.get(docs.path, context => context.html(docsPage, 200, { "Content-Security-Policy": docsPagePolicy }))
  return routes
}

function describe(app: ReturnType<typeof router>): Description {
  nameSchemas()
  const registry = app.openAPIRegistry
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "parley.session_token",
    description: "Set by signing in. Over HTTPS its name has the prefix `__Secure-`.",
  })
  describeAuth(registry)
  describeSocket(registry)
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Parley", version: "1", description: introduction, license: { name: "MIT" } },
    servers: [{ url: "/", description: "Page and API share one origin." }],
    security: [{ session: [] }],
    tags: [
      { name: "Accounts", description: "Signing up, in and out. Served by better-auth; refusals have our shape." },
      { name: "Organizations" },
      { name: "Members" },
      { name: "Invitations" },
      { name: "Conversations", description: "Over REST what the socket does live, by the same commands." },
      { name: "Messages" },
      { name: "Helpdesk" },
      { name: "Live" },
      { name: "Service" },
    ],
  })
}

const introduction = `
Times are milliseconds since 1970. Bodies are JSON of at most ${limits.frameBytesMax} bytes.

**Refusals** are problem details (RFC 9457) with a stable \`code\`. What is not yours answers like what does not exist.

**Pages** have a \`limit\` and an opaque \`cursor\`, taken from \`nextCursor\` or the \`Link\` header; a cursor works for the list and
the person it was made for. \`asOf\` is the position for which an answer is true: apply what the live stream tells after it.

**Repeating** a change is safe with an \`Idempotency-Key\`, a uuid: the same key and content give the first result again, for
ever and over the socket, too; the same key with other content is refused as \`conflict\`.
`.trim()
