import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { keepDevice, listDevices, removeDevice } from "../../../drizzle/notifications/devices.ts"
import { readSettings, writeSettings } from "../../../drizzle/notifications/settings.ts"
import {
  device,
  newDevice,
  notificationSettings,
  type OwnNotifications,
  ownNotifications,
} from "../../../protocol/notification.ts"
import { courierStub } from "../../courier/courier-stub.ts"
import { pushAddress } from "../../courier/push-address.ts"
import { pushSender } from "../../courier/push-sender.ts"
import { deviceName } from "../../device-name.ts"
import { manages } from "../../identity/roles.ts"
import { asActingStaff, asStaff } from "../as-staff.ts"
import { counting } from "../headers.ts"
import type { Place } from "../place.ts"
import { countedProblems, problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { type Asked, signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid().toLowerCase() })
const own = { "application/json": { schema: ownNotifications } }

const show = createRoute({
  method: "get",
  path: "/{id}/notifications",
  tags: ["Notifications"],
  summary: "What one wants to hear of",
  description:
    "For staff, each for themselves: what concerns them by sound, on their devices and by mail, and which devices.",
  middleware: [signedIn] as const,
  request: { params },
  responses: { 200: { description: "The caller's own settings and devices.", content: own }, ...problems },
})

const change = createRoute({
  method: "put",
  path: "/{id}/notifications",
  tags: ["Notifications"],
  summary: "Say what one wants to hear of",
  description: "For staff, each for themselves. Counts from the next event on, on every device.",
  middleware: [signedIn] as const,
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: notificationSettings } } },
  },
  responses: {
    200: { description: "The caller's own settings and devices.", headers: counting, content: own },
    ...countedProblems,
  },
})

const subscribe = createRoute({
  method: "post",
  path: "/{id}/notifications/devices",
  tags: ["Notifications"],
  summary: "Be notified in this browser",
  description:
    "For staff: what the browser's `PushSubscription` says of itself, made with `pushKey`. One for each session, and gone " +
    "with it: who signs out in a browser is not notified there any more. Endpoints are of https, under a public name.",
  middleware: [signedIn] as const,
  request: { params, body: { required: true, content: { "application/json": { schema: newDevice } } } },
  responses: {
    201: { description: "The device.", headers: counting, content: { "application/json": { schema: device } } },
    ...countedProblems,
  },
})

const unsubscribe = createRoute({
  method: "delete",
  path: "/{id}/notifications/devices/{deviceId}",
  tags: ["Notifications"],
  summary: "Be no longer notified in a browser",
  description: "For staff: one of their own devices.",
  middleware: [signedIn] as const,
  request: { params: params.extend({ deviceId: z.uuid().toLowerCase() }) },
  responses: { 204: { description: "It is gone.", headers: counting }, ...countedProblems },
})

export const notifications = router()
  .openapi(show, async context => {
    const found = await asStaff(context, context.req.valid("param").id)
    return found.ok ? context.json(await ownOf(context, found.place), 200) : problem(context, found.refusal)
  })
  .openapi(change, async context => {
    const found = await asActingStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    await writeSettings(database(context.env), whoseOf(found.place), context.req.valid("json"))
    return context.json(await ownOf(context, found.place), 200)
  })
  .openapi(subscribe, async context => {
    const asked = context.req.valid("json")
    const found = await asActingStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    if (pushAddress(asked.endpoint) === null)
      return problem(context, "bad_url", "This is not the address of a push service.")
    const { userId, sessionId } = context.var.person
    const { id, createdAt } = await keepDevice(database(context.env), { userId, sessionId }, asked)
    const name = deviceName(context.req.header("User-Agent") ?? null)
    return context.json({ id, name, createdAt: createdAt.getTime(), isThis: true }, 201)
  })
  .openapi(unsubscribe, async context => {
    const { id, deviceId } = context.req.valid("param")
    const found = await asActingStaff(context, id)
    if (!found.ok) return problem(context, found.refusal)
    const { userId } = context.var.person
    const removed = await removeDevice(database(context.env), { userId, id: deviceId })
    return removed ? context.body(null, 204) : problem(context, "not_found")
  })

const whoseOf = ({ organization, viewer }: Place) => ({ organizationId: organization.id, userId: viewer.userId })

async function ownOf(context: Asked, place: Place): Promise<OwnNotifications> {
  const { env } = context
  const { userId, sessionId, email } = context.var.person
  const db = database(env)
  const [settings, devices, courier] = await Promise.all([
    readSettings(db, whoseOf(place)),
    listDevices(db, userId),
    manages(place.role) ? courierStub(env, place.organization).standing() : null,
  ])
  return {
    settings,
    address: email ?? "",
    pushKey: pushSender(env)?.publicKey ?? null,
    devices: devices.map(({ id, createdAt, userAgent, sessionId: of }) => ({
      id,
      name: deviceName(userAgent),
      createdAt: createdAt.getTime(),
      isThis: of === sessionId,
    })),
    courier,
  }
}
