import type { Piece } from "../../drizzle/export/archived-talk.ts"
import type { Entry } from "../../protocol/entry.ts"

/** Conversations and their entries as the elements of a JSON array, piece by piece. */
export async function* talkAsJson(talk: AsyncGenerator<Piece, void>): AsyncGenerator<string, void> {
  let [conversations, entries] = [0, 0]
  for await (const piece of talk) {
    if ("conversation" in piece) {
      const { id: _first, ...rest } = piece.conversation
      const head = JSON.stringify({ id: piece.conversation.id, ...rest })
      yield `${conversations === 0 ? "" : "]},"}${head.slice(0, -1)},"entries":[`
      conversations += 1
      entries = 0
    } else if (piece.entries.length > 0) {
      yield `${entries === 0 ? "" : ","}${piece.entries.map(asJson).join(",")}`
      entries += piece.entries.length
    }
  }
  if (conversations > 0) yield "]}"
}

/** What has no position only staff see. */
const asJson = (entry: Entry): string => JSON.stringify({ ...entry, isForStaff: entry.position === null })
