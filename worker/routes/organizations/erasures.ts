import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { readCustomer } from "../../../drizzle/customers/read-customer.ts"
import { erasure, erasureBody, erasureList } from "../../../protocol/erasure.ts"
import { isStaff } from "../../../protocol/person.ts"
import { record } from "../../audit/record.ts"
import { organizationFor } from "../../identity/membership.ts"
import { asManager } from "../as-manager.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid().toLowerCase() })

const begin = createRoute({
  method: "post",
  path: "/{id}/erasures",
  tags: ["Erasures"],
  summary: "Erase a person",
  description:
    "For owners and admins: everything that the organization keeps about a customer goes for good. Their conversations vanish from " +
    "every page at once; the rest follows in seconds, whatever breaks meanwhile. Nothing brings it back. A person of the staff " +
    "is not erased: take them out of the team. Asked for again while it is going on, it is the same erasure.",
  middleware: [signedIn] as const,
  request: { params, body: { required: true, content: { "application/json": { schema: erasureBody } } } },
  responses: {
    202: { description: "It is going on.", headers: counting, content: { "application/json": { schema: erasure } } },
    ...countedProblems,
  },
})

const list = createRoute({
  method: "get",
  path: "/{id}/erasures",
  tags: ["Erasures"],
  summary: "How erasures stand",
  description: "For owners and admins: the newest 100. Whose they were is known to nobody once they are done.",
  middleware: [signedIn] as const,
  request: { params },
  responses: {
    200: { description: "Newest first.", headers: counting, content: { "application/json": { schema: erasureList } } },
    ...countedProblems,
  },
})

export const erasures = router()
  .openapi(begin, async context => {
    const { userId: personId } = context.req.valid("json")
    const found = await asManager(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const { organization, viewer, stub } = found.place
    const db = database(context.env)
    const role = (await organizationFor(db, organization.id, personId))?.role ?? null
    if (isStaff({ role })) return problem(context, "forbidden", "Take them out of the team first.")
    const customer = await readCustomer(db, { organizationId: organization.id, userId: personId })
    const asked = await stub.erasures({
      type: "begin",
      of: viewer,
      isKnown: customer !== null,
      wanted: {
        id: crypto.randomUUID(),
        personId,
        by: { id: viewer.userId, name: viewer.name },
        addresses: customer?.email ? [customer.email] : [],
      },
    })
    tellQuota(context, asked.quota)
    const [begun] = asked.ok ? asked.value : []
    if (!asked.ok || begun === undefined) return problem(context, asked.ok ? "not_found" : asked.refusal)
    await record(context, organization.id, { action: "customer.erased", subject: begun.id })
    return context.json(begun, 202)
  })
  .openapi(list, async context => {
    const found = await asManager(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const read = await found.place.stub.erasures({ type: "read", of: found.place.viewer })
    tellQuota(context, read.quota)
    return read.ok ? context.json({ erasures: read.value }, 200) : problem(context, read.refusal)
  })
