import type { Database } from "../../drizzle/client.ts"
import { archivedTalk, type Piece } from "../../drizzle/export/archived-talk.ts"
import { ownAccount } from "../../drizzle/export/own-account.ts"
import { conversationFor, entryFor } from "../../protocol/visibility.ts"
import { talkAsJson } from "./talk-as-json.ts"

const customer = { role: null }

/** What a person may see of themselves everywhere, as one JSON document in pieces: of conversations what their customer sees. */
export async function* ownExport(database: Database, userId: string): AsyncGenerator<string, void> {
  const own = await ownAccount(database, userId)
  yield `${JSON.stringify({ exportedAt: new Date().toISOString(), ...own }).slice(0, -1)},"organizations":[`
  for (const [index, { id, name, slug }] of own.customerOf.entries()) {
    yield `${index === 0 ? "" : ","}${JSON.stringify({ id, name, slug }).slice(0, -1)},"conversations":[`
    yield* talkAsJson(asCustomer(archivedTalk(database, { organizationId: id, userId })))
    yield "]}"
  }
  yield "]}\n"
}

async function* asCustomer(talk: AsyncGenerator<Piece, void>): AsyncGenerator<Piece, void> {
  for await (const piece of talk) {
    if ("entries" in piece)
      yield { entries: piece.entries.map(entry => entryFor(customer, entry)).filter(entry => entry !== null) }
    else {
      const { receipts: _notArchived, ...seen } = conversationFor(customer, { ...piece.conversation, receipts })
      yield { conversation: seen }
    }
  }
}

const receipts = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } }
