import { assistantDefaults } from "../../../protocol/assistant.ts"
import type { Dice } from "../../simulation/random.ts"
import { texts } from "../texts.ts"
import { validWorkBodies } from "./valid-work-bodies.ts"

/** What a body may speak of. */
export interface Things {
  organizationId: string
  conversationIds: string[]
  memberIds: string[]
  /** Of the organization's knowledge. */
  entryIds: string[]
  email: string
  password: string
}

/** A body as it should be, for every route that takes one, by its name in the API's description. */
export const validBodies: Record<string, (dice: Dice, things: Things) => object> = {
  "post /api/auth/sign-up/email": (dice, { password }) => ({ name: "Ada", email: address(dice), password }),
  "post /api/auth/sign-in/email": (_, { email, password }) => ({ email, password }),
  "post /api/auth/sign-in/anonymous": () => ({}),
  "post /api/auth/sign-out": () => ({}),
  "post /api/auth/revoke-session": dice => ({ token: word(dice) }),
  "post /api/auth/revoke-other-sessions": () => ({}),
  "post /api/auth/revoke-sessions": () => ({}),
  "post /api/auth/update-user": () => ({ name: "Ada" }),
  "post /api/auth/change-password": (_, { password }) => ({
    currentPassword: password,
    newPassword: `${password} staple`,
    revokeOtherSessions: true,
  }),
  "post /api/auth/delete-user": (_, { password }) => ({ password }),
  "post /api/organizations": dice => ({ name: "Mill", slug: `mill-${word(dice)}`, region: "auto", accent: "#1f6feb" }),
  "patch /api/organizations/{id}": dice => ({ name: "Harbour", accent: dice.pick([null, "#1f6feb"]) }),
  "patch /api/organizations/{id}/members/{memberId}": dice => ({ role: dice.pick(["admin", "agent", "member"]) }),
  "post /api/organizations/{id}/invitations": dice => ({ email: address(dice), role: dice.pick(["agent", "owner"]) }),
  "put /api/organizations/{id}/assistant": dice => ({
    ...assistantDefaults,
    on: dice.chance(0.5),
    name: "Nori",
    ...(dice.chance(0.5) && { revision: null }),
  }),
  "post /api/organizations/{id}/assistant/trial": dice => ({
    transcript: [{ role: "customer", text: dice.pick(texts) }],
  }),
  "post /api/organizations/{id}/knowledge": dice => ({
    title: "Dogs",
    questions: ["May dogs?"],
    text: dice.pick(texts),
  }),
  "post /api/organizations/{id}/knowledge/imports": dice =>
    dice.pick<object>([
      { from: "file", name: "dogs.md", content: btoa("# Dogs\nOn a leash.\n# Cats\nIn a box."), split: true },
      // Refused whatever becomes of its digits, so that nothing is asked for out there.
      { from: "url", url: "http://169.254.169.254/" },
    ]),
  "patch /api/organizations/{id}/knowledge/{entryId}": dice => ({
    text: dice.pick(texts),
    url: dice.pick([null, "https://example.com/dogs"]),
    status: dice.pick(["draft", "published"]),
    ...(dice.chance(0.5) && { revision: "00000000-0000-4000-8000-000000000000" }),
  }),
  "post /api/chat": (dice, { organizationId, conversationIds }) => ({
    id: dice.chance(0.5) ? dice.pick(conversationIds) : word(dice),
    organizationId,
    messages: [{ id: word(dice), role: "user", parts: [{ type: "text", text: dice.pick(texts) }] }],
    trigger: dice.pick(["submit-message", "regenerate-message"]),
  }),
  "post /api/conversations": (dice, { organizationId }) => ({ organizationId, text: dice.pick(texts) }),
  "post /api/conversations/{id}/messages": dice => ({ text: dice.pick(texts), kind: dice.pick(["message", "note"]) }),
  "post /api/conversations/{id}/escalation": dice => ({ reason: dice.pick(texts) }),
  "post /api/conversations/{id}/answers/{answerId}/rating": dice => ({
    rating: dice.pick(["up", "down"]),
    reason: dice.pick([null, ...texts]),
  }),
  "post /api/conversations/{id}/release": dice => ({ to: dice.pick(["queue", "assistant"]) }),
  ...validWorkBodies,
}

const word = (dice: Dice): string => dice.below(2 ** 30).toString(36)
const address = (dice: Dice): string => `${word(dice)}@example.com`
