import { z } from "zod"
import { conversation, conversationState } from "./conversation.ts"
import { limits } from "./limits.ts"
import { author, role } from "./person.ts"
import { page } from "./rest.ts"
import { searchText } from "./text.ts"

export const searchKind = z.enum(["messages", "people", "conversations"])
export type SearchKind = z.infer<typeof searchKind>

export const searchQuery = z.object({
  q: searchText.describe(
    'Words, all of which have to be there; the last one may be its beginning. "Several words" in quotes are a phrase, `-word` must ' +
      "not be there. Filters: `from:name` (or `from:customer`, `from:staff`, `from:assistant`), `in:notes`, `in:messages`, " +
      "`before:2026-03-31`, `after:2026-03-31`. The id of a person, a conversation or a message finds it.",
  ),
  kind: searchKind
    .optional()
    .describe("Only this. Without it the first page has some of each; those after it are messages."),
  limit: z.coerce.number().int().min(1).max(limits.pageItemsMax).default(limits.searchItemsDefault),
  cursor: page.cursor,
})

/** A piece of a text; `hit` when it is what was looked for. The pieces together are the text, as it was written. */
export const segment = z.object({ text: z.string(), hit: z.boolean() })
export type Segment = z.infer<typeof segment>

const customer = conversation.shape.customer
const status = conversationState.options.map(({ shape }) => shape.status.value)

export const messageHit = z.object({
  entryId: z.uuid(),
  conversationId: z.uuid(),
  seq: z.int(),
  kind: z.enum(["message", "note", "answer"]),
  at: z.int(),
  author,
  customer,
  status: z.enum(status),
  /** The place of the text where the words are. */
  fragment: z.array(segment),
})
export type MessageHit = z.infer<typeof messageHit>

export const personHit = z.object({
  userId: z.uuid(),
  name: z.array(segment),
  email: z.array(segment).nullable(),
  isGuest: z.boolean(),
  /** Of those who belong to the organization. */
  role: role.nullable(),
  /** The conversation in which something happened last, of those who write as customers. */
  conversationId: z.uuid().nullable(),
  lastAt: z.int().nullable(),
})
export type PersonHit = z.infer<typeof personHit>

export const conversationHit = z.object({
  conversationId: z.uuid(),
  customer,
  name: z.array(segment),
  reason: z.array(segment).nullable(),
  preview: z.string().nullable(),
  status: z.enum(status),
  updatedAt: z.int(),
})
export type ConversationHit = z.infer<typeof conversationHit>

/** `asOf` is the number of the newest entry that was searched; what is newer is not in it yet. */
export const searchPage = z.object({
  messages: z.array(messageHit),
  people: z.array(personHit),
  conversations: z.array(conversationHit),
  asOf: z.int(),
  nextCursor: z.string().nullable(),
})
export type SearchPage = z.infer<typeof searchPage>
