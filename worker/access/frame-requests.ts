import type { Command } from "../../protocol/command.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import type { Standing, Things } from "./world.ts"

interface Sent {
  frame: (things: Things) => UpFrame
  standing?: Standing
}

/** Each frame as somebody sends it who knows what belongs into it, by the row of the table. */
export const frameRequests: Record<string, Sent> = {
  "hello (again)": { frame: () => ({ type: "hello", protocol: protocolVersion }) },
  acknowledge: { frame: () => ({ type: "acknowledge", frames: 0 }) },
  receipts: {
    frame: ({ conversationId }) => ({ type: "receipts", receipts: [{ conversationId, delivered: 1, read: 1 }] }),
  },
  watch: { frame: ({ conversationId }) => ({ type: "watch", conversationId }) },
  "watch (nothing)": { frame: () => ({ type: "watch", conversationId: null }) },
  typing: { frame: ({ conversationId }) => ({ type: "typing", conversationId, on: true }) },
  "do start": { frame: () => operation(crypto.randomUUID(), { type: "start", text: "Is the ferry running?" }) },
  "do start (under an id that is taken)": {
    frame: ({ conversationId }) => operation(conversationId, { type: "start", text: "Is the ferry running?" }),
  },
  "do send": { frame: ({ conversationId }) => operation(conversationId, { type: "send", text: "At noon" }) },
  "do send (under an operation id of the customer's)": {
    frame: ({ conversationId, operationId }) =>
      operation(conversationId, { type: "send", text: "At noon" }, operationId),
  },
  "do note": { frame: ({ conversationId }) => operation(conversationId, { type: "note", text: "Between us" }) },
  "do escalate": {
    frame: ({ conversationId }) => operation(conversationId, { type: "escalate", reason: "A person, please" }),
  },
  "do cancel": { frame: ({ conversationId }) => operation(conversationId, { type: "cancel" }), standing: "waiting" },
  "do claim": { frame: ({ conversationId }) => operation(conversationId, { type: "claim" }), standing: "waiting" },
  "do release": {
    frame: ({ conversationId }) => operation(conversationId, { type: "release", to: "queue" }),
    standing: "claimed",
  },
  "do resolve": { frame: ({ conversationId }) => operation(conversationId, { type: "resolve" }), standing: "claimed" },
  "do reopen": { frame: ({ conversationId }) => operation(conversationId, { type: "reopen" }), standing: "resolved" },
  "do stop": {
    frame: ({ conversationId, answerId }) => operation(conversationId, { type: "stop", answerId }),
    standing: "answering",
  },
  "do regenerate": {
    frame: ({ conversationId, answerId }) => operation(conversationId, { type: "regenerate", answerId }),
    standing: "answered",
  },
  "do rate": {
    frame: ({ conversationId, answerId }) =>
      operation(conversationId, { type: "rate", answerId, rating: "down", reason: "It runs at one" }),
    standing: "answered",
  },
  "do assign": {
    frame: ({ conversationId }) => operation(conversationId, { type: "assign", agentId: crypto.randomUUID() }),
  },
  "do label": { frame: ({ conversationId }) => operation(conversationId, { type: "label", add: [], remove: [] }) },
  "do prioritize": {
    frame: ({ conversationId }) => operation(conversationId, { type: "prioritize", priority: "high" }),
  },
  "do snooze": { frame: ({ conversationId }) => operation(conversationId, { type: "snooze", until: null }) },
  "do wake": { frame: ({ conversationId }) => operation(conversationId, { type: "wake" }) },
  "do merge": {
    frame: ({ conversationId }) => operation(conversationId, { type: "merge", into: crypto.randomUUID() }),
  },
  "do edit": {
    frame: ({ conversationId, answerId }) =>
      operation(conversationId, { type: "edit", entryId: answerId, text: "At one" }),
  },
  "do delete": {
    frame: ({ conversationId, answerId }) => operation(conversationId, { type: "delete", entryId: answerId }),
  },
  "do schedule": {
    frame: ({ conversationId }) =>
      operation(conversationId, { type: "schedule", at: Date.now() + 60_000, text: "Still there?" }),
  },
  "do unschedule": {
    frame: ({ conversationId }) => operation(conversationId, { type: "unschedule", scheduledId: crypto.randomUUID() }),
  },
  "do score": {
    frame: ({ conversationId }) => operation(conversationId, { type: "score", score: 5, comment: null }),
    standing: "resolved",
  },
  "do leave_email": {
    frame: ({ conversationId }) => operation(conversationId, { type: "leave_email", email: "lena@example.org" }),
  },
  "do apply": {
    frame: ({ conversationId }) =>
      operation(conversationId, {
        type: "apply",
        name: "Urgent",
        actions: [{ type: "prioritize", priority: "urgent" }],
      }),
  },
}

function operation(conversationId: string, command: Command, id: string = crypto.randomUUID()): UpFrame {
  return { type: "do", operation: { id, conversationId, command } }
}
