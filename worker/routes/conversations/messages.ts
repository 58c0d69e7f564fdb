import { createRoute, z } from "@hono/zod-openapi"
import type { Command } from "../../../protocol/command.ts"
import { isStaff } from "../../../protocol/person.ts"
import { refuse } from "../../../protocol/refusal.ts"
import { entryPage, messageBody, messageQuery, operationResult } from "../../../protocol/rest.ts"
import { pageMarks } from "../cursor.ts"
import { linked, counting as quotas } from "../headers.ts"
import { lookFor, placeOf } from "../place.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import type { Page } from "./joined-page.ts"
import { idempotencyHeader, operate, operationId } from "./operate.ts"
import { conversationParams } from "./params.ts"
import { readPage } from "./read-page.ts"

const params = conversationParams

/** The number of the oldest entry shown, in the viewer's own counting. */
const mark = z.int().positive()

const list = createRoute({
  method: "get",
  path: "/{id}/messages",
  tags: ["Messages"],
  summary: "The entries of a conversation",
  description:
    "Newest page first, each page oldest first. Without filters the newest entries come live and older ones from the " +
    "archive, without a hole; with filters everything comes from the archive, and only messages and notes.",
  middleware: [signedIn] as const,
  request: { params, query: messageQuery },
  responses: {
    200: {
      description: "One page.",
      headers: { ...linked, ...quotas },
      content: { "application/json": { schema: entryPage } },
    },
    ...countedProblems,
  },
})

const write = createRoute({
  method: "post",
  path: "/{id}/messages",
  tags: ["Messages"],
  summary: "Write a message, or a note that only staff see",
  description:
    "A message of staff with `seen`, the `seq` of the newest entry that its author had on screen, is refused with `stale` when " +
    "something has come since that may change what they say; `newer` tells what.",
  middleware: [signedIn] as const,
  request: {
    params,
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: messageBody } } },
  },
  responses: {
    200: {
      description: "It was written before.",
      headers: quotas,
      content: { "application/json": { schema: operationResult } },
    },
    201: {
      description: "The message.",
      headers: quotas,
      content: { "application/json": { schema: operationResult } },
    },
    ...countedProblems,
  },
})

const misplaced = "Messages say what was seen, and notes whom they mention."

const isAbsent = (page: Page): boolean => !page.ok && page.refusal.code === "not_found"

export const messages = router()
  .openapi(list, async context => {
    const { id } = context.req.valid("param")
    const query = context.req.valid("query")
    // The page itself says whether the conversation is theirs to see, so nobody is asked twice.
    const found = await lookFor(context, id, async home => {
      const { place, read } = home
      const counting = isStaff(place.viewer) ? "seq" : "position"
      const marks = pageMarks(context, `${counting} of ${id} in ${place.organization.id}`, mark)
      const before = query.cursor === undefined ? null : await marks.read(query.cursor)
      if (query.cursor !== undefined && before === null)
        return read(await place.stub.conversation(place.viewer, id)) && { page: refuse("bad_cursor"), marks }
      const page = await readPage(context.env, home, { conversationId: id, counting, query, before })
      return isAbsent(page) ? null : { page, marks }
    })
    if (!found.ok) return problem(context, found.refusal)
    const { page, marks } = found.value
    if (!page.ok) return problem(context, page.refusal)
    const { entries, asOf, epoch, next } = page
    return context.json({ entries, asOf, epoch, nextCursor: await marks.link(next) }, 200)
  })
  .openapi(write, async context => {
    const { id } = context.req.valid("param")
    const { text, kind, seen, mentions } = context.req.valid("json")
    if (kind === "note" ? seen !== undefined : mentions !== undefined) return problem(context, "bad_request", misplaced)
    const found = await placeOf(context, id)
    if (!found.ok) return problem(context, found.refusal)
    const command: Command = kind === "note" ? { type: "note", text, mentions } : { type: "send", text, seen }
    const operation = { id: operationId(context.req.valid("header")), conversationId: id, command }
    const done = await operate(context, found.value.place, operation)
    return done.ok ? context.json(done.result, done.result.repeated ? 200 : 201) : problem(context, done.refusal)
  })
