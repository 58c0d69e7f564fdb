import { OpenAPIHono } from "@hono/zod-openapi"
import type { ZodError } from "zod"
import { type RefusalCode, refusalCode } from "../../protocol/refusal.ts"
import type { Env } from "../env.ts"
import { problem } from "./problem.ts"

export type RouterEnv = { Bindings: Env }

/** An empty router whose routes answer bad input with a problem that names the field. */
export function router(): OpenAPIHono<RouterEnv> {
  return new OpenAPIHono<RouterEnv>({
    defaultHook: (result, context) => {
      if (!result.success) return problem(context, ...refusalFor(result.target, result.error))
    },
  })
}

/** A wrong id in a path is an address where nothing is. A schema whose message is a refusal code is refused under that code. */
function refusalFor(target: string, error: ZodError): [RefusalCode, string?] {
  if (target === "param") return ["not_found"]
  const issue = error.issues[0]
  if (issue === undefined) return ["bad_request"]
  const field = issue.path.join(".")
  const code = refusalCode.safeParse(issue.message)
  if (code.success) return [code.data, `Look at ${field}.`]
  if (target === "json" && texts.has(field) && issue.code !== "invalid_type") return ["bad_text", issue.message]
  return ["bad_request", field === "" ? issue.message : `${field}: ${issue.message}`]
}

/** What a person wrote is refused under a code of its own, over REST as on the socket. */
const texts: ReadonlySet<string> = new Set(["text", "reason", "title"])
