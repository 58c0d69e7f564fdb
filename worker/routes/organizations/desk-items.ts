import { createRoute, z } from "@hono/zod-openapi"
import type { ItemKind } from "../../../drizzle/desk-items.ts"
import type { Noun } from "../../../protocol/down.ts"
import type { Result } from "../../../protocol/refusal.ts"
import { asActingStaff, asStaff } from "../as-staff.ts"
import { idempotencyHeader, operationId } from "../conversations/operate.ts"
import { counting, located } from "../headers.ts"
import type { Place } from "../place.ts"
import { countedProblems, problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { type Given, itemDesk, type Shown } from "./item-desk.ts"

/** One kind of what a team keeps at hand: where it is found, what it looks like, what is right for it. */
export interface DeskNoun {
  noun: Noun & ("replies" | "macros" | "views")
  kind: ItemKind
  /** Among those of one owner, and among those of the team. */
  itemsMax: { own: number; shared: number }
  item: z.ZodType<Shown>
  list: z.ZodType<{ items: Shown[] }>
  fresh: z.ZodType<Given & { name: string }>
  change: z.ZodType<Given>
  words: { one: string; several: string; about: string }
  /** What only the organization knows to be wrong with it. */
  check(place: Place, given: Given): Promise<Result<object>>
}

/** The routes of such a noun: all of it at once, since there is a bound to it, and one to be made, changed and taken away. */
export function deskItems(noun: DeskNoun) {
  const { words } = noun
  const path = `/{id}/${noun.noun}`
  const params = z.object({ id: z.uuid().toLowerCase() })
  const oneOf = params.extend({ itemId: z.uuid().toLowerCase() })
  const item = { "application/json": { schema: noun.item } }
  const tags = ["Desk"]

  const list = createRoute({
    tags,
    middleware: [signedIn] as const,
    method: "get",
    path,
    summary: `The ${words.several} at hand`,
    description: `For staff: ${words.about}`,
    request: { params },
    responses: {
      200: { description: "All of them, by name.", content: { "application/json": { schema: noun.list } } },
      ...problems,
    },
  })
  const make = createRoute({
    tags,
    middleware: [signedIn] as const,
    method: "post",
    path,
    summary: `Keep a ${words.one}`,
    description: "For staff. One name is one thing, whatever its case: a second one is `already_exists`.",
    request: {
      params,
      headers: idempotencyHeader,
      body: { required: true, content: { "application/json": { schema: noun.fresh } } },
    },
    responses: {
      200: { description: "It was kept before.", headers: { ...located, ...counting }, content: item },
      201: { description: "It is kept.", headers: { ...located, ...counting }, content: item },
      ...countedProblems,
    },
  })
  const change = createRoute({
    tags,
    middleware: [signedIn] as const,
    method: "patch",
    path: `${path}/{itemId}`,
    summary: `Change a ${words.one}`,
    description: "For staff. What is not named stays as it is; the last one to write wins.",
    request: { params: oneOf, body: { required: true, content: { "application/json": { schema: noun.change } } } },
    responses: { 200: { description: "As it is now.", headers: counting, content: item }, ...countedProblems },
  })
  const remove = createRoute({
    tags,
    middleware: [signedIn] as const,
    method: "delete",
    path: `${path}/{itemId}`,
    summary: `Take a ${words.one} away`,
    description: "For staff.",
    request: { params: oneOf },
    responses: { 204: { description: "It is gone.", headers: counting }, ...countedProblems },
  })

  return router()
    .openapi(list, async context => {
      const found = await asStaff(context, context.req.valid("param").id)
      if (!found.ok) return problem(context, found.refusal)
      return context.json({ items: await itemDesk(context, noun, found.place).list() }, 200)
    })
    .openapi(make, async context => {
      const found = await asActingStaff(context, context.req.valid("param").id)
      if (!found.ok) return problem(context, found.refusal)
      const id = operationId(context.req.valid("header"))
      const made = await itemDesk(context, noun, found.place).make(id, context.req.valid("json"))
      if (!made.ok) return problem(context, made.refusal)
      context.header("Location", `/api/organizations/${found.place.organization.id}/${noun.noun}/${id}`)
      return context.json(made.item, made.isRepeated ? 200 : 201)
    })
    .openapi(change, async context => {
      const { id, itemId } = context.req.valid("param")
      const found = await asActingStaff(context, id)
      if (!found.ok) return problem(context, found.refusal)
      const changed = await itemDesk(context, noun, found.place).change(itemId, context.req.valid("json"))
      return changed.ok ? context.json(changed.item, 200) : problem(context, changed.refusal)
    })
    .openapi(remove, async context => {
      const { id, itemId } = context.req.valid("param")
      const found = await asActingStaff(context, id)
      if (!found.ok) return problem(context, found.refusal)
      const removed = await itemDesk(context, noun, found.place).remove(itemId)
      return removed.ok ? context.body(null, 204) : problem(context, removed.refusal)
    })
}
