import { createRoute, z } from "@hono/zod-openapi"
import type { Document } from "./api-docs/document.ts"
import { introduction } from "./api-docs/guide.ts"
import { apiDocsPage, apiDocsPolicy } from "./api-docs/page.ts"
import { describeAuth } from "./described-auth.ts"
import { describeSocket } from "./described-socket.ts"
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

/** The same for everybody, and another one only after a deploy. */
const cacheable = { "Cache-Control": "public, max-age=300" }

/** `/api/openapi.json` and `/api/docs`, made from the schemas of the routes of `app`. Each is made when first asked for. */
export function descriptionRoutes(app: ReturnType<typeof router>) {
  let made: Document | undefined
  let page: Awaited<ReturnType<typeof apiDocsPage>> | undefined
  const description = () => {
    made ??= describe(app)
    return made
  }
  const routes = router()
  for (const route of [json, docs]) routes.openAPIRegistry.registerPath(route)
  routes.get(json.path, context => context.json(description(), 200, cacheable))
  routes.get(docs.path, async context => {
    page ??= await apiDocsPage(description(), context.env.PUBLIC_ORIGIN)
    return context.html(page, 200, { ...cacheable, "Content-Security-Policy": apiDocsPolicy })
  })
  return routes
}

function describe(app: ReturnType<typeof router>): Document {
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
      { name: "Search", description: "Everything that was said in an organization, its people and conversations." },
      { name: "Audit", description: "What staff did, for owners and admins." },
      { name: "Reports", description: "What happened between two days, in figures." },
      { name: "Knowledge", description: "What an organization has written down, for its assistant to answer from." },
      { name: "Conversations", description: "Over REST what the socket does live, by the same commands." },
      { name: "Messages" },
      { name: "Assistant", description: "How it is set, and what it does for staff." },
      {
        name: "Desk",
        description:
          "The rules for the team (labels, opening hours, what is promised, what happens by itself), and what it has at hand.",
      },
      {
        name: "Customers",
        description: "Who the customers are: their attributes, and the notes of the team about them.",
      },
      { name: "Erasures", description: "Taking a person, and all that is kept about them, out of an organization." },
      { name: "Notifications", description: "What staff want to hear of while they are away, and on which browsers." },
      { name: "Chat", description: "The assistant for clients of the AI SDK." },
      { name: "Helpdesk" },
      { name: "Live" },
      { name: "Service" },
    ],
  })
}
