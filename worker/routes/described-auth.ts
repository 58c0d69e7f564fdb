import { authDoors } from "./auth-doors.ts"
import { problems } from "./problem.ts"
import type { router } from "./router.ts"

/** Writes the routes of better-auth into the API's description. */
export function describeAuth(registry: ReturnType<typeof router>["openAPIRegistry"]): void {
  for (const { method, path, summary, body, answer, open } of authDoors) {
    registry.registerPath({
      method,
      path: `/api/auth${path}`,
      tags: ["Accounts"],
      summary,
      ...(open && { security: [] }),
      ...(body && { request: { body: { required: true, content: { "application/json": { schema: body } } } } }),
      responses: {
        200: { description: "Done.", content: { "application/json": { schema: answer } } },
        ...problems,
      },
    })
  }
}
