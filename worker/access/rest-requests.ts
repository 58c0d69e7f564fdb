import { assistantDefaults } from "../../protocol/assistant.ts"
import { deskDefaults } from "../../protocol/desk.ts"
import { notificationDefaults } from "../../protocol/notification.ts"
import { preferenceDefaults } from "../../protocol/preferences.ts"
import { password } from "../test/people.ts"
import type { Column } from "./columns.ts"
import type { Member } from "./crowd.ts"
import type { Standing, Things, World } from "./world.ts"

interface Request {
  /** What is sent along, when everything is in order with it. */
  body?: (things: Things, self: Member) => object
  query?: (things: Things) => string
  headers?: Record<string, string>
  /** What the request names, where it is not the colleague. */
  about?: (world: World, column: Column) => Partial<Things>
  /** Whoever asks is known as a customer from then on, also when they are refused. */
  enters?: true
  /** How the conversation stands before. Open when it is not said. */
  standing?: Standing
}

const fresh = () => crypto.randomUUID().slice(0, 8)

/** As the AI SDK posts it. */
const chat = ({ conversationId, organizationId }: Things) => ({
  id: conversationId,
  organizationId,
  trigger: "submit-message",
  messages: [{ id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: "Is the ferry running?" }] }],
})

/** As a browser says it of itself. */
const subscription = (endpoint = "https://push.services.example.com/2") => ({
  endpoint,
  keys: { p256dh: "A".repeat(87), auth: "A".repeat(22) },
})

/** How each route is asked by somebody who knows what it takes: refusals are for who they are, not for how they ask. */
export const restRequests: Record<string, Request> = {
  "POST /api/auth/sign-up/email": { body: () => ({ name: "Ada", email: `${fresh()}@example.com`, password }) },
  "POST /api/auth/sign-in/email": { body: (_, self) => ({ email: self.email, password }) },
  "POST /api/auth/sign-in/anonymous": { body: () => ({}) },
  "POST /api/auth/sign-out": { body: () => ({}) },
  "POST /api/auth/revoke-session": { body: (_, self) => ({ token: self.sessions.elsewhere }) },
  "POST /api/auth/revoke-other-sessions": { body: () => ({}) },
  "POST /api/auth/revoke-sessions": { body: () => ({}) },
  "POST /api/auth/update-user": { body: () => ({ name: "Ada" }) },
  "POST /api/auth/change-password": {
    body: () => ({ currentPassword: password, newPassword: `${password} staple` }),
  },
  "POST /api/auth/delete-user": { body: () => ({ password }) },
  "GET /api/organizations/{id}/socket": { headers: { Upgrade: "websocket" } },
  "POST /api/organizations": { body: () => ({ name: "Mill", slug: `mill-${fresh()}` }) },
  "PATCH /api/organizations/{id}": { body: () => ({ name: "Mill" }) },
  "PATCH /api/organizations/{id}/members/{memberId}": { body: () => ({ role: "member" }) },
  "PATCH /api/organizations/{id}/members/{memberId} (into an owner)": { body: () => ({ role: "owner" }) },
  "PATCH /api/organizations/{id}/members/{memberId} (the only owner)": {
    body: () => ({ role: "agent" }),
    about: ({ memberIds }) => ({ memberId: memberIds.owner }),
  },
  "PATCH /api/organizations/{id}/members/{memberId} (oneself, into an admin)": {
    body: () => ({ role: "admin" }),
    about: ({ memberIds }, column) => ({ memberId: memberIds[column === "anonymous" ? "colleague" : column] }),
  },
  "DELETE /api/organizations/{id}/members/{memberId} (the only owner)": {
    about: ({ memberIds }) => ({ memberId: memberIds.owner }),
  },
  "DELETE /api/organizations/{id}/members/{memberId} (oneself)": {
    about: ({ memberIds }, column) => ({ memberId: memberIds[column === "anonymous" ? "colleague" : column] }),
  },
  "PATCH /api/organizations/{id} (its region)": { body: () => ({ region: "eu" }) },
  "POST /api/organizations/{id}/invitations (for an owner)": {
    body: () => ({ email: `${fresh()}@example.com`, role: "owner" }),
  },
  "POST /api/organizations/{id}/invitations": { body: () => ({ email: `${fresh()}@example.com`, role: "agent" }) },
  "PUT /api/organizations/{id}/assistant": { body: () => ({ ...assistantDefaults, name: "Nori" }) },
  "POST /api/organizations/{id}/assistant/trial": {
    body: () => ({ transcript: [{ role: "customer", text: "Is the ferry running?" }] }),
  },
  "PUT /api/organizations/{id}/desk": { body: () => ({ desk: { ...deskDefaults, asksScore: true } }) },
  "POST /api/organizations/{id}/replies": { body: () => ({ name: "bye", text: "Goodbye, {{customer.name}}." }) },
  "POST /api/organizations/{id}/replies (with an unknown variable)": {
    body: () => ({ name: "bye", text: "Goodbye, {{customer.nmae}}." }),
  },
  "PATCH /api/organizations/{id}/replies/{itemId}": { body: () => ({ text: "Hello" }) },
  "POST /api/organizations/{id}/macros": { body: () => ({ name: "End", actions: [{ type: "resolve" }] }) },
  "POST /api/organizations/{id}/macros (with a label that is gone)": {
    body: () => ({ name: "File", actions: [{ type: "label", add: [crypto.randomUUID()] }] }),
  },
  "PATCH /api/organizations/{id}/macros/{itemId}": { body: () => ({ name: "Take it now" }) },
  "POST /api/organizations/{id}/views": { body: () => ({ name: "Urgent", view: { priority: ["urgent"] } }) },
  "POST /api/organizations/{id}/views (a shared one)": {
    body: () => ({ name: "Urgent", view: { priority: ["urgent"] }, isShared: true }),
  },
  "PATCH /api/organizations/{id}/views/{itemId}": { body: () => ({ name: "All of it" }) },
  "PUT /api/organizations/{id}/availability": { body: () => ({ isAvailable: false }) },
  "POST /api/organizations/{id}/conversations/bulk": {
    body: ({ conversationId }) => ({
      commands: [{ type: "prioritize", priority: "high" }],
      conversations: [{ id: conversationId }],
    }),
  },
  "PATCH /api/organizations/{id}/customers/{customerId}": { body: () => ({ attributes: { plan: "text" } }) },
  "POST /api/organizations/{id}/customers/{customerId}/notes": { body: () => ({ text: "Comes every summer" }) },
  "PATCH /api/organizations/{id}/customers/{customerId}/notes/{noteId}": {
    body: () => ({ text: "Moved away" }),
  },
  "POST /api/organizations/{id}/erasures": { body: ({ customerId }) => ({ userId: customerId }) },
  "GET /api/organizations/{id}/knowledge (a search)": { query: () => "?text=ferry" },
  "GET /api/organizations/{id}/reports": { query: () => "?from=2026-01-01&to=2026-12-31" },
  "GET /api/organizations/{id}/reports.csv": { query: () => "?from=2026-01-01&to=2026-12-31&table=days" },
  "GET /api/organizations/{id}/search": { query: () => "?q=ferry" },
  "POST /api/organizations/{id}/knowledge": { body: () => ({ title: "Dogs", text: "On a leash." }) },
  "POST /api/organizations/{id}/knowledge/imports": {
    body: () => ({ from: "file", name: "dogs.md", content: btoa("# Dogs\nOn a leash.") }),
  },
  "POST /api/organizations/{id}/knowledge/imports (from a private address)": {
    body: () => ({ from: "url", url: "http://169.254.169.254/latest/meta-data/" }),
  },
  "PATCH /api/organizations/{id}/knowledge/{entryId}": { body: () => ({ status: "published" }) },
  "PATCH /api/organizations/{id}/knowledge/{entryId} (as it was before)": {
    body: () => ({ status: "published", revision: crypto.randomUUID() }),
  },
  "PUT /api/organizations/{id}/notifications": { body: () => notificationDefaults },
  "PUT /api/organizations/{id}/preferences": { body: () => preferenceDefaults },
  "POST /api/organizations/{id}/notifications/devices": { body: () => subscription() },
  "POST /api/organizations/{id}/notifications/devices (at a private address)": {
    body: () => subscription("https://169.254.169.254/latest/meta-data/"),
  },
  "DELETE /api/organizations/{id}/notifications/devices/{deviceId}": {
    about: ({ people }, column) => ({ deviceId: people[column === "anonymous" ? "colleague" : column].deviceId }),
  },
  "POST /api/returns": { body: ({ returnToken: token }) => ({ token }) },
  "PUT /api/unsubscription": { body: ({ stopToken: token }) => ({ token, isStopped: true }) },
  "PUT /api/unsubscription (with a link that is none)": {
    body: ({ stopToken }) => ({ token: stopToken.slice(0, -2), isStopped: true }),
  },
  "GET /api/conversations": { query: ({ organizationId }) => `?organizationId=${organizationId}` },
  "GET /api/conversations (of a customer)": {
    query: ({ organizationId, customerId }) => `?organizationId=${organizationId}&customerId=${customerId}`,
  },
  "POST /api/conversations (under an id that is taken)": {
    body: ({ organizationId, conversationId }) => ({ organizationId, conversationId, text: "Is the ferry running?" }),
    enters: true,
  },
  "POST /api/conversations": { body: ({ organizationId }) => ({ organizationId, text: "Is the ferry running?" }) },
  "POST /api/conversations/{id}/messages": { body: () => ({ text: "At noon" }) },
  "POST /api/conversations/{id}/messages (a note)": { body: () => ({ text: "Between us", kind: "note" }) },
  "GET /api/conversations/{id}/messages (a search)": { query: () => "?text=ferry" },
  "POST /api/conversations/{id}/escalation": { body: () => ({ reason: "A person, please" }) },
  "DELETE /api/conversations/{id}/escalation": { standing: "waiting" },
  "POST /api/conversations/{id}/release": { body: () => ({ to: "queue" }), standing: "claimed" },
  "POST /api/conversations/{id}/resolution": { standing: "claimed" },
  "DELETE /api/conversations/{id}/resolution": { standing: "resolved" },
  "POST /api/conversations/{id}/answers/{answerId}/stop": { standing: "answering" },
  "POST /api/conversations/{id}/answers/{answerId}/regeneration": { standing: "answered" },
  "POST /api/conversations/{id}/answers/{answerId}/rating": {
    body: () => ({ rating: "down", reason: "It runs at one" }),
    standing: "answered",
  },
  "POST /api/conversations/{id}/messages (to what was seen)": { body: () => ({ text: "At noon", seen: 0 }) },
  "PATCH /api/conversations/{id}/messages/{entryId}": { body: () => ({ text: "Between the two of us" }) },
  "POST /api/conversations/{id}/assignment": { body: (_, self) => ({ agentId: self.userId, note: "Mine" }) },
  "PATCH /api/conversations/{id}/labels": { body: () => ({ add: [], remove: [crypto.randomUUID()] }) },
  "PUT /api/conversations/{id}/priority": { body: () => ({ priority: "high" }) },
  "PUT /api/conversations/{id}/snooze": { body: () => ({ until: null }) },
  "DELETE /api/conversations/{id}/snooze": { standing: "snoozed" },
  "POST /api/conversations/{id}/merge": { body: ({ besideId }) => ({ into: besideId }), standing: "besides another" },
  "POST /api/conversations/{id}/macro-runs": {
    body: () => ({ name: "Thank", actions: [{ type: "send", text: "Thank you" }, { type: "resolve" }] }),
  },
  "POST /api/conversations/{id}/scheduled-messages": {
    body: () => ({ at: Date.now() + 60_000, text: "Still there?" }),
  },
  "DELETE /api/conversations/{id}/scheduled-messages/{scheduledId}": { standing: "scheduled" },
  "PUT /api/conversations/{id}/score": { body: () => ({ score: 5, comment: null }), standing: "resolved" },
  "PUT /api/conversations/{id}/email": { body: () => ({ email: "clara@example.com" }) },
  "PUT /api/conversations/{id}/draft": { body: () => ({ text: "At n" }) },
  "GET /api/helpdesk/escalations (of all)": {},
  "GET /api/helpdesk/escalations": { query: ({ organizationId }) => `?organizationId=${organizationId}` },
  "POST /api/chat": { body: things => ({ ...chat(things), id: crypto.randomUUID() }) },
  "POST /api/chat (into a conversation)": { body: chat, enters: true },
  "POST /api/chat (for another answer)": { body: things => ({ ...chat(things), trigger: "regenerate-message" }) },
  "DELETE /api/chat/{id}/stream": { standing: "answering" },
}
