import { createRoute } from "@hono/zod-openapi"
import { database } from "../../drizzle/client.ts"
import { exportContent, exportHeaders } from "../export/export-file.ts"
import { ownExport } from "../export/own-export.ts"
import { streamed } from "../export/streamed.ts"
import { organizationsOf } from "../identity/customers.ts"
import { counting } from "./headers.ts"
import { countedProblems, problem } from "./problem.ts"
import { tellQuota } from "./quota-headers.ts"
import { router } from "./router.ts"
import { settleAll } from "./settle-all.ts"
import { signedIn } from "./signed-in.ts"

const take = createRoute({
  method: "get",
  path: "/export",
  tags: ["Accounts"],
  summary: "Everything that the caller may see of themselves",
  description:
    "As a file: their account, where they are signed in, where they belong, and their conversations with each organization as its " +
    "customer sees them.",
  middleware: [signedIn] as const,
  responses: {
    200: { description: "One JSON document, written as it is read.", headers: counting, content: exportContent },
    ...countedProblems,
  },
})

/** `/api/me/export`: a person's own data, to take along. */
export const ownExportRoutes = router().openapi(take, async context => {
  const { env, var: variables } = context
  const { userId } = variables.person
  const db = database(env)
  // They ask as anybody may, so it is the customers' share that they take of.
  const actor = { userId, role: null }
  for (const answer of await settleAll(env, { actor, organizations: await organizationsOf(db, userId) })) {
    tellQuota(context, answer.quota)
    if (!answer.ok) return problem(context, answer.refusal)
  }
  return context.body(streamed(ownExport(db, userId)), 200, exportHeaders("parley"))
})
