import { z } from "zod"
import type { Entry } from "./entry.ts"

/** What the refused side should do: try again later, change the request, sign in, read the truth again, or stop. */
export type Advice = "retry" | "fix" | "sign_in" | "refresh" | "give_up"

/** Every way Parley says no: HTTP status, advice, and the sentence shown when there is no better one. Codes never change meaning. */
export const refusals = {
  bad_request: { status: 400, advice: "fix", title: "This request is not understood." },
  bad_text: {
    status: 422,
    advice: "fix",
    title: "The text is empty, too long, or has characters that cannot be stored.",
  },
  bad_cursor: { status: 400, advice: "refresh", title: "This page mark is not valid here. Start from the first page." },
  bad_region: { status: 422, advice: "fix", title: "There is no such region." },
  region_is_fixed: { status: 409, advice: "give_up", title: "An organization stays in the region it was made in." },
  slug_taken: { status: 409, advice: "fix", title: "This address is taken by another organization." },
  too_large: { status: 413, advice: "fix", title: "This is larger than we accept." },
  unauthenticated: { status: 401, advice: "sign_in", title: "Sign in first." },
  bad_credentials: { status: 401, advice: "fix", title: "The e-mail address or the password is wrong." },
  forbidden: { status: 403, advice: "give_up", title: "You may not do this." },
  bad_origin: { status: 403, advice: "give_up", title: "This request comes from another site." },
  not_found: { status: 404, advice: "give_up", title: "There is nothing here, or it is not yours to see." },
  method_not_allowed: { status: 405, advice: "fix", title: "This address does not take that method." },
  invitation_expired: { status: 410, advice: "give_up", title: "This invitation has expired. Ask for a new one." },
  invitation_not_yours: { status: 403, advice: "give_up", title: "This invitation was sent to another address." },
  bad_link: { status: 410, advice: "give_up", title: "This link does not lead anywhere any more." },
  last_owner: { status: 409, advice: "fix", title: "An organization needs an owner. Make somebody else owner first." },
  limit_reached: { status: 409, advice: "give_up", title: "There can be no more of these." },
  conflict: { status: 409, advice: "fix", title: "This operation id was used for something else." },
  stale: { status: 409, advice: "refresh", title: "This has been changed since you read it." },
  already_exists: { status: 409, advice: "refresh", title: "This exists already." },
  already_waiting: { status: 409, advice: "refresh", title: "This conversation waits for a person already." },
  already_claimed: { status: 409, advice: "refresh", title: "Somebody has taken this conversation." },
  already_yours: { status: 409, advice: "refresh", title: "This conversation is yours already." },
  already_resolved: { status: 409, advice: "refresh", title: "This conversation is resolved already." },
  not_claimed: { status: 409, advice: "refresh", title: "Nobody has taken this conversation." },
  not_waiting: { status: 409, advice: "refresh", title: "This conversation is not waiting for a person." },
  not_resolved: { status: 409, advice: "refresh", title: "This conversation is not resolved." },
  not_on_team: {
    status: 409,
    advice: "refresh",
    title: "This person does not work here, or not any more. Choose somebody else.",
  },
  unknown_label: { status: 409, advice: "refresh", title: "There is no such label, or not any more. Choose another." },
  unknown_variable: { status: 422, advice: "fix", title: "There is no such variable." },
  unknown_disposition: {
    status: 409,
    advice: "refresh",
    title: "There is no such disposition, or not any more. Choose another.",
  },
  in_the_past: { status: 422, advice: "fix", title: "This time has passed. Choose a later one." },
  too_far: { status: 422, advice: "fix", title: "This time is more than a year away." },
  not_snoozed: { status: 409, advice: "refresh", title: "This conversation is not snoozed." },
  not_scheduled: { status: 409, advice: "refresh", title: "There is no such message to be sent, or not any more." },
  merged: { status: 409, advice: "refresh", title: "This conversation goes on in another one." },
  other_customer: {
    status: 409,
    advice: "fix",
    title: "Only conversations of one customer can be merged. Choose another one of theirs.",
  },
  gone: { status: 409, advice: "refresh", title: "This has been taken back." },
  not_answering: { status: 409, advice: "refresh", title: "No such answer is being written." },
  not_newest: { status: 409, advice: "refresh", title: "Only the newest answer can be asked for again." },
  assistant_off: { status: 409, advice: "give_up", title: "There is no assistant here." },
  spending_cap_reached: { status: 409, advice: "give_up", title: "The assistant has too little left to spend." },
  assistant_failed: { status: 502, advice: "retry", title: "The assistant could not answer." },
  bad_file: { status: 422, advice: "fix", title: "This file is empty, or is not text." },
  bad_url: { status: 422, advice: "fix", title: "This address cannot be read from here." },
  unreachable_url: { status: 422, advice: "retry", title: "The page at this address could not be read." },
  rate_limited: { status: 429, advice: "retry", title: "Too many at once. Wait a moment." },
  too_many_sockets: { status: 429, advice: "retry", title: "Too many open connections." },
  too_many_conversations: {
    status: 409,
    advice: "give_up",
    title: "You have too many conversations with this organization.",
  },
  out_of_turn: { status: 400, advice: "fix", title: "This frame cannot come now." },
  unknown_version: { status: 400, advice: "refresh", title: "This page is older than the service. Load it again." },
  upgrade_required: { status: 426, advice: "fix", title: "This address speaks WebSocket." },
  unavailable: { status: 503, advice: "retry", title: "Parley cannot do this right now." },
  internal: { status: 500, advice: "retry", title: "Something broke on our side." },
} as const satisfies Record<string, { status: number; advice: Advice; title: string }>

export type RefusalCode = keyof typeof refusals

export const refusalCode = z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]])

/** An expected failure: a value with a closed code, never an exception. `detail` is a sentence for a person. */
export interface Refusal {
  code: RefusalCode
  detail?: string
  retryAfterMs?: number
  /** With `stale`, over REST: what has come since. On the socket it has been told already. */
  newer?: Entry[]
}

export type Result<T> = ({ ok: true } & T) | { ok: false; refusal: Refusal }

export const refuse = (code: RefusalCode, detail?: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: detail === undefined ? { code } : { code, detail },
})
