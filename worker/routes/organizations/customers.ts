import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { changeAttributes } from "../../../drizzle/customers/attributes.ts"
import { readCustomer } from "../../../drizzle/customers/read-customer.ts"
import { customerChange, customerRead } from "../../../protocol/customer.ts"
import { record } from "../../audit/record.ts"
import { asActingStaff, asStaff } from "../as-staff.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const id = z.uuid().toLowerCase()
export const customerParams = z.object({ id, customerId: id })
const customer = { "application/json": { schema: customerRead } }

const show = createRoute({
  method: "get",
  path: "/{id}/customers/{customerId}",
  tags: ["Customers"],
  summary: "A customer",
  description:
    "For staff: who it is, since when, and what the team has written down about them. Each organization has its own " +
    "attributes and notes. Their conversations: `GET /api/conversations` with `customerId`.",
  middleware: [signedIn] as const,
  request: { params: customerParams },
  responses: { 200: { description: "The customer.", content: customer }, ...problems },
})

const change = createRoute({
  method: "patch",
  path: "/{id}/customers/{customerId}",
  tags: ["Customers"],
  summary: "Set attributes of a customer",
  description:
    'For staff. Values are texts, numbers, `true` and `false`, or days as `{ "date": "2026-11-22" }`; `null` takes an ' +
    "attribute away. What is not named stays.",
  middleware: [signedIn] as const,
  request: {
    params: customerParams,
    body: { required: true, content: { "application/json": { schema: customerChange } } },
  },
  responses: { 200: { description: "The customer.", headers: counting, content: customer }, ...countedProblems },
})

export const customers = router()
  .openapi(show, async context => {
    const { id: organizationId, customerId: userId } = context.req.valid("param")
    const found = await asStaff(context, organizationId)
    if (!found.ok) return problem(context, found.refusal)
    const key = { organizationId: found.place.organization.id, userId }
    const read = await readCustomer(database(context.env), key)
    return read ? context.json(read, 200) : problem(context, "not_found")
  })
  .openapi(change, async context => {
    const { id: organizationId, customerId: userId } = context.req.valid("param")
    const found = await asActingStaff(context, organizationId)
    if (!found.ok) return problem(context, found.refusal)
    const { organization, stub } = found.place
    const key = { organizationId: organization.id, userId }
    const db = database(context.env)
    if ((await readCustomer(db, key)) === null) return problem(context, "not_found")
    if (!(await changeAttributes(db, key, context.req.valid("json")))) return problem(context, "limit_reached")
    const details = Object.keys(context.req.valid("json").attributes)
    await Promise.all([
      record(context, key.organizationId, { action: "customer.changed", subject: userId, details }),
      stub.tellChanged("customers"),
    ])
    const read = await readCustomer(db, key)
    return read ? context.json(read, 200) : problem(context, "not_found")
  })
