import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { listItems } from "../../../drizzle/desk-items.ts"
import { limits } from "../../../protocol/limits.ts"
import { newView, savedView, viewChange, viewCounts, viewList } from "../../../protocol/saved-view.ts"
import { view } from "../../../protocol/view.ts"
import { asStaff } from "../as-staff.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import { signedIn } from "../signed-in.ts"
import { deskItems } from "./desk-items.ts"

const counts = createRoute({
  method: "get",
  path: "/{id}/views/counts",
  tags: ["Desk"],
  summary: "How many conversations are in each view",
  description: "For staff: in each of their own views and of the team's, now. Null where a label of the view is gone.",
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.uuid().toLowerCase() }) },
  responses: {
    200: {
      description: "By the ids of the views.",
      headers: counting,
      content: { "application/json": { schema: viewCounts } },
    },
    ...countedProblems,
  },
})

/** `/api/organizations/{id}/views`: lists that somebody, or the whole team, comes back to. */
export const views = deskItems({
  noun: "views",
  kind: "view",
  itemsMax: { own: limits.ownViewsMax, shared: limits.sharedViewsMax },
  item: savedView,
  list: viewList,
  fresh: newView,
  change: viewChange,
  words: {
    one: "view",
    several: "views",
    about: "one's own and the team's. Those of the team are changed by owners and admins.",
  },
  check: async ({ stub }, { view }) => stub.checkNamed({ labels: view?.labels ?? [] }),
}).openapi(counts, async context => {
  const { id: organizationId } = context.req.valid("param")
  const found = await asStaff(context, organizationId)
  if (!found.ok) return problem(context, found.refusal)
  const { stub, viewer } = found.place
  const shelf = { organizationId, kind: "view" as const, userId: viewer.userId }
  const items = await listItems(database(context.env), shelf)
  const understood = items.flatMap(({ id, content }) => {
    const { data } = view.safeParse(content.view)
    return data ? [[id, data] as const] : []
  })
  const counted = await stub.countViews(viewer, Object.fromEntries(understood))
  tellQuota(context, counted.quota)
  return counted.ok ? context.json({ counts: counted.value }, 200) : problem(context, counted.refusal)
})
