import { createRoute } from "@hono/zod-openapi"
import type { z } from "zod"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader } from "./operate.ts"
import { conversationParams } from "./params.ts"
import { performed } from "./perform.ts"

interface Address<Path extends string> {
  method: "post" | "put" | "patch"
  path: Path
  summary: string
  description?: string
}

/** A route that does what its body says to the conversation in its address. */
export const performing = <Path extends string, Body extends z.ZodType>(address: Address<Path>, body: Body) =>
  createRoute({
    ...address,
    tags: ["Conversations"],
    middleware: [signedIn] as const,
    request: {
      params: conversationParams,
      headers: idempotencyHeader,
      body: { required: true, content: { "application/json": { schema: body } } },
    },
    responses: performed,
  })
