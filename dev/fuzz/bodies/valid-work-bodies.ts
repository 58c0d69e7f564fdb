import { deskDefaults } from "../../../protocol/desk.ts"
import { notificationDefaults } from "../../../protocol/notification.ts"
import { preferenceDefaults } from "../../../protocol/preferences.ts"
import type { Dice } from "../../simulation/random.ts"
import { texts } from "../texts.ts"
import type { Things } from "./valid-bodies.ts"

const nobody = "00000000-0000-4000-8000-000000000000"
const soon = () => Date.now() + 3_600_000

/** The same for the routes of the team's work. */
export const validWorkBodies: Record<string, (dice: Dice, things: Things) => object> = {
  "put /api/organizations/{id}/desk": dice => ({ desk: { ...deskDefaults, asksScore: dice.chance(0.5) } }),
  "post /api/organizations/{id}/replies": dice => ({ name: word(dice), content: { text: dice.pick(texts) } }),
  "patch /api/organizations/{id}/replies/{itemId}": dice => ({ name: word(dice) }),
  "post /api/organizations/{id}/macros": dice => ({
    name: word(dice),
    content: { actions: [{ type: "prioritize", priority: "high" }] },
  }),
  "patch /api/organizations/{id}/macros/{itemId}": dice => ({ name: word(dice) }),
  "post /api/organizations/{id}/views": dice => ({ name: word(dice), content: { view: { assignee: "me" } } }),
  "patch /api/organizations/{id}/views/{itemId}": dice => ({ name: word(dice) }),
  "put /api/organizations/{id}/availability": dice => ({ isAvailable: dice.chance(0.5) }),
  "post /api/organizations/{id}/conversations/bulk": (dice, { conversationIds }) => ({
    commands: [{ type: "prioritize", priority: dice.pick(["low", "urgent"]) }],
    conversations: conversationIds.map(id => ({ id, ...(dice.chance(0.5) && { since: dice.below(100) }) })),
  }),
  "patch /api/organizations/{id}/customers/{customerId}": dice => ({ attributes: { plan: dice.pick(texts) } }),
  "post /api/organizations/{id}/erasures": () => ({ userId: nobody }),
  "post /api/organizations/{id}/customers/{customerId}/notes": dice => ({ text: dice.pick(texts) }),
  "patch /api/organizations/{id}/customers/{customerId}/notes/{noteId}": dice => ({ text: dice.pick(texts) }),
  "put /api/organizations/{id}/notifications": () => notificationDefaults,
  "put /api/organizations/{id}/preferences": dice => ({ ...preferenceDefaults, shortcuts: dice.chance(0.5) }),
  "post /api/organizations/{id}/notifications/devices": () => ({
    endpoint: "https://push.example.com/device",
    keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) },
  }),
  "post /api/returns": dice => ({ token: word(dice) }),
  "put /api/unsubscription": dice => ({ token: word(dice) }),
  "post /api/conversations/{id}/resolution": () => ({}),
  "post /api/conversations/{id}/assignment": () => ({ agentId: nobody }),
  "patch /api/conversations/{id}/labels": () => ({ add: [], remove: [nobody] }),
  "put /api/conversations/{id}/priority": dice => ({ priority: dice.pick(["low", "urgent"]) }),
  "put /api/conversations/{id}/snooze": dice => ({ until: dice.pick([null, soon()]) }),
  "post /api/conversations/{id}/merge": () => ({ into: nobody }),
  "post /api/conversations/{id}/macro-runs": dice => ({
    name: word(dice),
    actions: [{ type: "note", text: dice.pick(texts) }],
  }),
  "patch /api/conversations/{id}/messages/{entryId}": dice => ({ text: dice.pick(texts) }),
  "post /api/conversations/{id}/scheduled-messages": dice => ({ at: soon(), text: dice.pick(texts) }),
  "put /api/conversations/{id}/score": dice => ({ score: 1 + dice.below(5), comment: dice.pick([null, ...texts]) }),
  "put /api/conversations/{id}/email": dice => ({ email: `${word(dice)}@example.com` }),
  "put /api/conversations/{id}/draft": dice => ({ text: dice.pick(texts) }),
}

const word = (dice: Dice): string => dice.below(2 ** 30).toString(36)
