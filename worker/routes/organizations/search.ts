import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { find } from "../../../drizzle/search/find.ts"
import { messageMark } from "../../../drizzle/search/find-messages.ts"
import { readSearch } from "../../../drizzle/search/read-search.ts"
import { limits } from "../../../protocol/limits.ts"
import { searchPage, searchQuery } from "../../../protocol/search.ts"
import { asStaff } from "../as-staff.ts"
import { pageMarks } from "../cursor.ts"
import { counting, linked } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { settled } from "../settled.ts"
import { signedIn } from "../signed-in.ts"

const list = createRoute({
  method: "get",
  path: "/{id}/search",
  tags: ["Search"],
  summary: "Messages, people and conversations, by words",
  description:
    "For staff: everything that was ever said, notes among it. What fits best comes first, and what is newer before what is " +
    "older. Words are found in all their English forms, without regard to case and accents. `asOf` is the number of the newest " +
    "entry that was searched. Pages go on with messages; of people and conversations there is one page.",
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.uuid().toLowerCase() }), query: searchQuery },
  responses: {
    200: {
      description: "One page.",
      headers: { ...linked, ...counting },
      content: { "application/json": { schema: searchPage } },
    },
    ...countedProblems,
  },
})

export const search = router().openapi(list, async context => {
  const { id: organizationId } = context.req.valid("param")
  const { q, kind, limit, cursor } = context.req.valid("query")
  const found = await asStaff(context, organizationId)
  if (!found.ok) return problem(context, found.refusal)
  const read = readSearch(q)
  if (!read.ok) return problem(context, read.refusal)
  const marks = pageMarks(context, `search for ${JSON.stringify([q, kind])} in ${organizationId}`, messageMark)
  const after = cursor === undefined ? null : await marks.read(cursor)
  if (cursor !== undefined && after === null) return problem(context, "bad_cursor")
  const ready = await settled(context, found.place, limits.searchSettleMs)
  if (!ready.ok) return problem(context, ready.refusal)

  const asked = { search: read.search, kind, limit, after }
  const { page, next } = await find(database(context.env), organizationId, asked)
  return context.json({ ...page, nextCursor: await marks.link(next) }, 200)
})
