import { z } from "zod"
import { citation, trace } from "./answer.ts"
import { conversation, receipt } from "./conversation.ts"
import { entry } from "./entry.ts"
import { viewer } from "./person.ts"
import { refusalCode } from "./refusal.ts"

/** Somebody whose page is open on a conversation. A customer is not told the ids of staff. */
const present = z.object({ userId: z.uuid().nullable(), name: z.string(), kind: z.enum(["customer", "staff"]) })
export type Present = z.infer<typeof present>

const queueCounts = z.object({
  waiting: z.int(),
  open: z.int(),
  claimed: z.int(),
  /** Snoozed ones are counted here and nowhere else. */
  snoozed: z.int(),
  /** Claimed conversations per agent id. */
  byAgent: z.record(z.string(), z.int()),
  /** Conversations in which a colleague is asked for, per agent id. */
  mentions: z.record(z.string(), z.int()),
})
export type QueueCounts = z.infer<typeof queueCounts>

/** Somebody who works here. `isAvailable`: takes what is assigned automatically. */
export const teammate = z.object({ id: z.uuid(), name: z.string(), isOnline: z.boolean(), isAvailable: z.boolean() })
export type Teammate = z.infer<typeof teammate>

/** What pages read by REST and are told to read again. */
export const noun = z.enum(["desk", "replies", "macros", "views", "customers"])
export type Noun = z.infer<typeof noun>

/** Frames from the organization to a client. Clients ignore frame types they do not know. */
export const downFrame = z.discriminatedUnion("type", [
  /**
   * The answer to `hello`. `resumed`: the entries missed follow, then live ones. `fresh`: live ones follow. `reset`: the
   * cursor is of no use any more; drop what came from it and take a snapshot. `cursor` is staff's number to start counting from.
   * Customers are told their newest conversations, so a conversation begun on another device is not missed.
   */
  z.object({
    type: z.literal("welcome"),
    protocol: z.int(),
    epoch: z.uuid(),
    viewer,
    resume: z.enum(["fresh", "resumed", "reset"]),
    cursor: z.int().optional(),
    conversations: z.array(conversation).optional(),
    queues: queueCounts.optional(),
    /** The assistant that answers here; left out when it is off. */
    assistant: z.object({ name: z.string() }).optional(),
    serverTime: z.int(),
  }),
  /** Entries in order. While `more` is true the reader is catching up and gets the next page when it has acknowledged this one. */
  z.object({ type: z.literal("entries"), entries: z.array(entry), more: z.boolean() }),
  /** The operation is durable. `position` is null for what only staff see; `repeated` when it was done before. */
  z.object({
    type: z.literal("accepted"),
    id: z.uuid(),
    conversationId: z.uuid(),
    position: z.int().nullable(),
    seq: z.int().optional(),
    repeated: z.boolean(),
  }),
  /** `id` names the refused operation; without it the refusal is of a frame. `conversation` is the truth the client should show. */
  z.object({
    type: z.literal("refused"),
    id: z.uuid().optional(),
    code: refusalCode,
    detail: z.string().optional(),
    retryAfterMs: z.int().optional(),
    conversation: conversation.optional(),
  }),
  z.object({
    type: z.literal("receipts"),
    conversationId: z.uuid(),
    customer: receipt,
    staff: receipt,
  }),
  /** Who has this conversation on screen now, the reader included. */
  z.object({ type: z.literal("here"), conversationId: z.uuid(), people: z.array(present) }),
  z.object({ type: z.literal("typing"), conversationId: z.uuid(), person: present, on: z.boolean() }),
  /**
   * A piece of the answer that is being written, for who has the conversation on screen. `offset` is how long the text of this
   * attempt was before it, in UTF-16 units; at 0 it begins anew, whatever there was. A piece that does not fit what a client
   * holds is left out, and `watch` said again: that is answered with the whole text so far. `citations` and `trace` (staff)
   * are as they stand now. The `answer` entry with the id `answerId` takes the draft's place.
   */
  z.object({
    type: z.literal("draft"),
    conversationId: z.uuid(),
    answerId: z.uuid(),
    attempt: z.int().min(0),
    offset: z.int().min(0),
    text: z.string(),
    name: z.string().optional(),
    citations: z.array(citation).optional(),
    trace: trace.optional(),
  }),
  /** Staff only: how many conversations stand where, whenever that changes. */
  z.object({ type: z.literal("queues"), queues: queueCounts }),
  /** Staff only: who works here, all of them: at the welcome, and when more is new than one of them. */
  z.object({ type: z.literal("team"), team: z.array(teammate) }),
  /** Staff only: one of the team has come, gone, or is another in some way. Told alone: a whole team that comes back is told to as many. */
  z.object({ type: z.literal("teammate"), teammate }),
  /** Staff only: this has changed and is to be read again. */
  z.object({ type: z.literal("changed"), noun }),
  /** The assistant was switched on or off, or has another name: who answers from now on; null for nobody but people. */
  z.object({ type: z.literal("assistant"), assistant: z.object({ name: z.string() }).nullable() }),
])
export type DownFrame = z.infer<typeof downFrame>

/** What one WebSocket message carries: a frame, or an array of frames that were ready together, in order. */
export const framesIn = (message: string): unknown[] => {
  const said: unknown = JSON.parse(message)
  return Array.isArray(said) ? said : [said]
}

export const parseFrames = (message: string): DownFrame[] => framesIn(message).map(frame => downFrame.parse(frame))

/** Why the organization closes a socket, and what the client should do. 4000–4999 are an application's own codes. */
export const closeCodes = {
  /** Too many refused frames in a row. Give up and say so. */
  strikes: 4400,
  /** The session ended (sign-out, expiry). Sign in again. */
  signedOut: 4401,
  /** Rights have changed. Connect again: the new rights are read then. */
  rightsChanged: 4403,
  /** Client and service speak different versions. Load the page again. */
  unknownVersion: 4406,
  /** More sockets than one person may have: the oldest is closed. Do not connect again by yourself. */
  replaced: 4409,
  /** The organization is gone. */
  gone: 4410,
} as const
