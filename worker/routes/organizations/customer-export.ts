import { createRoute } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { readCustomer } from "../../../drizzle/customers/read-customer.ts"
import { record } from "../../audit/record.ts"
import { customerExport } from "../../export/customer-export.ts"
import { exportContent, exportHeaders } from "../../export/export-file.ts"
import { streamed } from "../../export/streamed.ts"
import { asManager } from "../as-manager.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { settled } from "../settled.ts"
import { signedIn } from "../signed-in.ts"
import { customerParams } from "./customers.ts"

const take = createRoute({
  method: "get",
  path: "/{id}/customers/{customerId}/export",
  tags: ["Customers"],
  summary: "Everything that is kept about a customer",
  description:
    "For owners and admins, as a file: who it is, what the team has written down about them, each of their conversations with " +
    "all its entries (`isForStaff`: the customer has not seen it). That it was taken is written down.",
  middleware: [signedIn] as const,
  request: { params: customerParams },
  responses: {
    200: {
      description: "One JSON document, written as it is read.",
      headers: counting,
      content: exportContent,
    },
    ...countedProblems,
  },
})

export const customerExports = router().openapi(take, async context => {
  const { id: organizationId, customerId: userId } = context.req.valid("param")
  const found = await asManager(context, organizationId)
  if (!found.ok) return problem(context, found.refusal)
  const { organization } = found.place
  const db = database(context.env)
  const customer = await readCustomer(db, { organizationId: organization.id, userId })
  if (customer === null) return problem(context, "not_found")
  const ready = await settled(context, found.place)
  if (!ready.ok) return problem(context, ready.refusal)
  await record(context, organization.id, { action: "customer.exported", subject: userId })
  const file = streamed(customerExport(db, organization, customer))
  return context.body(file, 200, exportHeaders(`customer-${userId}`))
})
