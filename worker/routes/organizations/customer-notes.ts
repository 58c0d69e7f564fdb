import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { addNote, changeNote, removeNote } from "../../../drizzle/customers/notes.ts"
import { type CustomerKey, readCustomer } from "../../../drizzle/customers/read-customer.ts"
import { customerNote, customerNoteBody } from "../../../protocol/customer.ts"
import type { Refusal } from "../../../protocol/refusal.ts"
import { record } from "../../audit/record.ts"
import type { Env } from "../../env.ts"
import { manages } from "../../identity/roles.ts"
import { asActingStaff } from "../as-staff.ts"
import { counting } from "../headers.ts"
import type { Place } from "../place.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { customerParams } from "./customers.ts"

const noteParams = customerParams.extend({ noteId: z.uuid().toLowerCase() })
const body = { required: true, content: { "application/json": { schema: customerNoteBody } } }
const note = {
  description: "The note.",
  headers: counting,
  content: { "application/json": { schema: customerNote } },
}

const add = createRoute({
  method: "post",
  path: "/{id}/customers/{customerId}/notes",
  tags: ["Customers"],
  summary: "Write a note about a customer",
  description: "For staff, about the person rather than one conversation. The customer never sees it.",
  middleware: [signedIn] as const,
  request: { params: customerParams, body },
  responses: { 201: note, ...countedProblems },
})

const change = createRoute({
  method: "patch",
  path: "/{id}/customers/{customerId}/notes/{noteId}",
  tags: ["Customers"],
  summary: "Change a note about a customer",
  description: "Whoever wrote it.",
  middleware: [signedIn] as const,
  request: { params: noteParams, body },
  responses: { 200: note, ...countedProblems },
})

const remove = createRoute({
  method: "delete",
  path: "/{id}/customers/{customerId}/notes/{noteId}",
  tags: ["Customers"],
  summary: "Take away a note about a customer",
  description: "Whoever wrote it, owners and admins.",
  middleware: [signedIn] as const,
  request: { params: noteParams },
  responses: { 204: { description: "It is gone.", headers: counting }, ...countedProblems },
})

export const customerNotes = router()
  .openapi(add, async context => {
    const { id, customerId: userId } = context.req.valid("param")
    const found = await asActingStaff(context, id)
    if (!found.ok) return problem(context, found.refusal)
    const { viewer, stub } = found.place
    const key = keyOf(found.place, userId)
    const db = database(context.env)
    if ((await readCustomer(db, key)) === null) return problem(context, "not_found")
    const author = { id: viewer.userId, name: viewer.name }
    const written = await addNote(db, key, { author, text: context.req.valid("json").text })
    if (written === null) return problem(context, "limit_reached")
    await record(context, key.organizationId, { action: "customer.noted", subject: userId })
    await stub.tellChanged("customers")
    return context.json(written, 201)
  })
  .openapi(change, async context => {
    const { id, customerId: userId, noteId } = context.req.valid("param")
    const found = await asActingStaff(context, id)
    if (!found.ok) return problem(context, found.refusal)
    const key = { ...keyOf(found.place, userId), noteId, authorId: found.place.viewer.userId }
    const changed = await changeNote(database(context.env), key, context.req.valid("json").text)
    if (changed === null) return problem(context, await whyNot(context.env, key))
    await record(context, key.organizationId, { action: "customer.note_changed", subject: userId })
    await found.place.stub.tellChanged("customers")
    return context.json(changed, 200)
  })
  .openapi(remove, async context => {
    const { id, customerId: userId, noteId } = context.req.valid("param")
    const found = await asActingStaff(context, id)
    if (!found.ok) return problem(context, found.refusal)
    const { role, viewer, stub } = found.place
    const authorId = manages(role) ? null : viewer.userId
    const key = { ...keyOf(found.place, userId), noteId }
    const removed = await removeNote(database(context.env), { ...key, authorId })
    if (!removed) return problem(context, await whyNot(context.env, key))
    await record(context, key.organizationId, { action: "customer.note_deleted", subject: userId })
    await stub.tellChanged("customers")
    return context.body(null, 204)
  })

const keyOf = ({ organization }: Place, userId: string) => ({ organizationId: organization.id, userId })

/** It is somebody else's, or it is not there. */
async function whyNot(env: Env, { noteId, ...key }: CustomerKey & { noteId: string }): Promise<Refusal> {
  const customer = await readCustomer(database(env), key)
  const note = customer?.notes.find(({ id }) => id === noteId)
  return note ? { code: "forbidden", detail: `This note is ${note.author.name}'s.` } : { code: "not_found" }
}
