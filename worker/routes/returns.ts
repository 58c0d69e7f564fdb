import { createRoute } from "@hono/zod-openapi"
import { newReturn, returned } from "../../protocol/mail-link.ts"
import { isStaff } from "../../protocol/person.ts"
import { readLink } from "../identity/signed-link.ts"
import { counting } from "./headers.ts"
import { enter, placeIn } from "./place.ts"
import { countedProblems, problem } from "./problem.ts"
import { tellQuota } from "./quota-headers.ts"
import { router } from "./router.ts"
import { signedIn } from "./signed-in.ts"

const make = createRoute({
  method: "post",
  path: "/",
  tags: ["Notifications"],
  summary: "Go on where a mail leads to",
  description:
    "For a guest who left an address and was mailed: the conversation of the link is the caller's from then on, whichever guest " +
    "or account that is, and no more than this conversation. A link holds for 30 days, and as long as the conversation's " +
    "address is the one it was mailed to.",
  middleware: [signedIn] as const,
  request: { body: { required: true, content: { "application/json": { schema: newReturn } } } },
  responses: {
    201: {
      description: "Where the conversation is.",
      headers: counting,
      content: { "application/json": { schema: returned } },
    },
    ...countedProblems,
  },
})

/** `/api/returns`: where the links in mails lead. */
export const returnRoutes = router().openapi(make, async context => {
  const { env } = context
  const claim = await readLink(env, context.req.valid("json").token, Date.now())
  if (claim?.to !== "return") return problem(context, "bad_link")
  const place = await placeIn(env, claim.organizationId, context.var.person)
  if (place === null) return problem(context, "bad_link")
  const { viewer, stub, organization } = place
  if (isStaff(viewer))
    return problem(context, "forbidden", "You are on the team: find the conversation in the console.")
  const counted = await stub.countOperation(viewer)
  tellQuota(context, counted.quota)
  if (!counted.ok) return problem(context, counted.refusal)
  const { conversationId, address } = claim
  const brought = await stub.bringBack({ viewer, conversationId, address })
  if (!brought.ok) return problem(context, brought.refusal)
  await enter(env, place)
  return context.json({ organizationSlug: organization.slug, conversationId }, 201)
})
