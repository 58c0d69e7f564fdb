import { z } from "@hono/zod-openapi"
import { problems } from "./problem.ts"
import type { router } from "./router.ts"

const params = z.object({ id: z.string().openapi({ description: "Id or slug of the organization." }) })

/** Writes the door to the live stream into the API's description; what crosses it is in docs/protocol.md. */
export function describeSocket(registry: ReturnType<typeof router>["openAPIRegistry"]): void {
  registry.registerPath({
    method: "get",
    path: "/api/organizations/{id}/socket",
    tags: ["Live"],
    summary: "Open the live stream of an organization",
    description:
      "A WebSocket of JSON text frames, described in `docs/protocol.md`. The first frame is the client's `hello`, the answer " +
      "`welcome`. A browser's `Origin` must be the page's.",
    request: {
      params,
      headers: z.object({ Upgrade: z.literal("websocket"), Origin: z.string().optional() }),
    },
    responses: { 101: { description: "The stream is open." }, ...problems },
  })
}
