import type { Conversation } from "../../protocol/conversation.ts"
import { isStaff } from "../../protocol/person.ts"
import { type Act, choose } from "./act.ts"
import { type Deed, mostlyBy, ofStaff, posting } from "./posting.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { idOf, words } from "./words.ts"

/** Something that was said, most likely not long ago, and now and then by somebody else; or something that is not there. */
function something(
  { state, viewer }: SimulatedClient,
  conversationId: string,
  act: Act,
): { id: string; isNote: boolean } {
  const thread = state.threads[conversationId]
  const entries = thread?.status === "loaded" ? thread.entries.toReversed() : []
  const said = entries.filter(({ body }) => body.type === "message" || body.type === "note")
  const own = said.filter(({ author }) => author.id === viewer.userId)
  const one = choose(act.n % 3 === 0 || own.length === 0 ? said : own, act.amount ** 2)
  if (one !== undefined) return { id: one.id, isNote: one.body.type === "note" }
  const newest = act.n % 5 === 0 ? undefined : state.conversations.get(conversationId)?.preview?.id
  return { id: newest ?? idOf(act, 999), isNote: false }
}

/** Where this person has spoken last, or may know what was said. */
const hasSpoken = ({ id, preview }: Conversation, { state, viewer }: SimulatedClient): boolean =>
  preview?.author.id === viewer.userId || state.threads[id]?.status === "loaded"

const isOver = ({ state }: Conversation): boolean => state.status === "resolved"

/** Where else the customer of a conversation talks, or somebody else does. */
function elsewhere({ state }: SimulatedClient, conversationId: string, { amount }: Act): string {
  const customerId = state.conversations.get(conversationId)?.customer.id
  const others = [...state.conversations.values()].filter(({ id }) => id !== conversationId)
  const theirs = others.filter(({ customer }) => customer.id === customerId)
  return choose(amount < 0.9 && theirs.length > 0 ? theirs : others, amount)?.id ?? conversationId
}

/** What is done to what was said, and what customers say of how it went. */
export const saidDeeds: Record<string, Deed> = {
  edit: ofStaff(
    posting(
      3,
      (client, { act, conversationId }) => {
        const { id, isNote } = something(client, conversationId, act)
        return { type: "edit", entryId: id, text: isNote ? "secret again" : `${words(client, act)}, corrected` }
      },
      hasSpoken,
    ),
  ),
  delete: ofStaff(
    posting(
      3,
      (client, { act, conversationId }) => ({ type: "delete", entryId: something(client, conversationId, act).id }),
      hasSpoken,
    ),
  ),
  merge: ofStaff(
    posting(3, (client, { act, conversationId }) => ({
      type: "merge",
      into: elsewhere(client, conversationId, act),
    })),
  ),
  score: mostlyBy(
    posting(
      3,
      (client, { act }) => ({
        type: "score",
        score: 1 + (act.n % 5),
        comment: act.n % 2 === 0 ? words(client, act) : null,
      }),
      isOver,
    ),
    ({ state, viewer }) => !isStaff(viewer) && [...state.conversations.values()].some(isOver),
  ),
  "leave an address": posting(1, (client, { act: { n } }) => ({
    type: "leave_email",
    email: `${n}@${client.tenant.name}.example`,
  })),
}
