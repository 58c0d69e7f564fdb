import { waitUntil } from "cloudflare:workers"
import { Hono } from "hono"
import { createMiddleware } from "hono/factory"
import type { RefusalCode } from "../../protocol/refusal.ts"
import { tellColleagues } from "../identity/colleagues.ts"
import { viewer } from "../identity/viewer.ts"
import { admissionHeader, asksWhoWorksHereHeader, retryAfterMsHeader } from "../org/admit.ts"
import { admissionOf } from "./admission.ts"
import { deviceOf } from "./device-of.ts"
import { enter, placeIn } from "./place.ts"
import { problem } from "./problem.ts"
import type { RouterEnv } from "./router.ts"
import { signedIn } from "./signed-in.ts"

/** Why the object lets nobody in (org/admit.ts). */
const refusedBy: Record<number, RefusalCode> = { 401: "unauthenticated", 429: "too_many_sockets", 503: "unavailable" }

/** Cookies ride along on upgrades from other sites, so a browser's origin must be ours. Scripts send none, and have no cookies to lose. */
const fromOurPage = createMiddleware<RouterEnv>(async (context, next) => {
  const origin = context.req.header("Origin")
  if (origin !== undefined && origin !== context.env.PUBLIC_ORIGIN) return problem(context, "bad_origin")
  await next()
})

/**
 * `GET /api/organizations/:id/socket`: the door to an organization's live stream (docs/protocol.md). Everything is decided
 * here, before the object is touched: origin, sign-in, organization, role.
 */
export const socketRoute = new Hono<RouterEnv>().get("/:id/socket", fromOurPage, signedIn, async context => {
  const { env, req, var: variables } = context
  if (req.header("Upgrade")?.toLowerCase() !== "websocket") return problem(context, "upgrade_required")
  const { person } = variables
  const place = await placeIn(env, req.param("id"), person)
  if (place === null) return problem(context, "not_found")
  // A sign-out during a person's very first visit could not know of this organization, so their session is asked for again.
  if ((await enter(env, place)) && (await viewer(req.raw, env)) === null) return problem(context, "unauthenticated")
  const admission = { ...admissionOf(place, person), device: deviceOf(req.raw) }
  const headers = { Upgrade: "websocket", [admissionHeader]: encodeURIComponent(JSON.stringify(admission)) }
  const answer = await place.stub.fetch("https://organization/socket", { headers })
  if (answer.status === 101) {
    if (answer.headers.has(asksWhoWorksHereHeader)) waitUntil(tellColleagues(env, place.organization))
    return new Response(null, { status: 101, webSocket: answer.webSocket })
  }
  const retryAfterMs = Number(answer.headers.get(retryAfterMsHeader))
  if (retryAfterMs > 0) return problem(context, { code: "rate_limited", retryAfterMs })
  return problem(context, refusedBy[answer.status] ?? "internal")
})
