import type { StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { entryFor, seesAll } from "../../protocol/visibility.ts"
import type { Conversations } from "./conversations.ts"
import type { Reader } from "./session.ts"
import type { Socket } from "./sockets.ts"
import type { Stream } from "./stream.ts"
import { bytesOf, withinBytes } from "./within-bytes.ts"

type Behind = Extract<Reader, { state: "behind" }>
interface Stored {
  stream: Stream
  conversations: Conversations
}

/**
 * Sends a reader who is behind what it has missed, in pages, as far as its window allows; the acknowledgement of a page
 * asks for more. One mechanism for a client that comes back and for one that is too slow. A reader goes live in the same
 * synchronous step in which it is found to have everything, so nothing falls between.
 */
export function catchUp(stored: Stored, socket: Socket): void {
  while (
    socket.session.reader.state === "behind" &&
    socket.framesSent - socket.framesAcknowledged < limits.catchUpFramesMax
  ) {
    sendPage(stored, socket, socket.session.reader)
  }
}

function sendPage(stored: Stored, socket: Socket, reader: Behind): void {
  const { viewer } = socket.session
  const { entries, last, complete } = seesAll(viewer) ? wholePage(stored, reader) : pageFor(viewer, stored, reader)
  socket.update({ reader: complete || last === null ? { state: "live" } : { ...reader, after: last } })
  // The last page is sent even when it is empty: it tells the client that it has everything.
  if (entries.length === 0 && !complete) return
  socket.framesSent += 1
  socket.send(`{"type":"entries","entries":[${entries.join(",")}],"more":${!complete}}`)
}

/** Entries as JSON, the number up to which they tell everything, and whether that is all. */
interface Page {
  entries: string[]
  last: number | null
  complete: boolean
}

/** Taken from the storage as it is: thousands of entries go to many pages at once after every deploy. */
function wholePage({ stream }: Stored, { after }: Behind): Page {
  const stretch = stream.textAfter(after, limits.entriesPerFrameMax)
  const page = withinBytes(stretch, limits.entriesPageBytesMax, ({ text }) => text.length * 2)
  return { entries: page.map(({ text }) => text), ...endOf(stretch, page) }
}

function pageFor(viewer: Viewer, stored: Stored, reader: Behind): Page {
  const stretch = stored.stream.afterOf(mine(stored, viewer.userId), reader.after, limits.entriesPerFrameMax)
  const page = withinBytes(stretch, limits.entriesPageBytesMax, bytesOf)
  const missing = page.filter(entry => isMissing(reader, entry))
  const visible = missing.map(entry => entryFor(viewer, entry)).filter(entry => entry !== null)
  return { entries: visible.map(entry => JSON.stringify(entry)), ...endOf(stretch, page) }
}

const endOf = (stretch: { seq: number }[], page: { seq: number }[]) => ({
  last: page.at(-1)?.seq ?? null,
  complete: stretch.length < limits.entriesPerFrameMax && page.length === stretch.length,
})

/** Written since the reader joined, or older and above what the reader said it has. */
function isMissing(reader: Behind, entry: StoredEntry): boolean {
  if (entry.seq > reader.joined) return true
  const floor = reader.floors[entry.conversationId]
  return floor !== undefined && entry.position !== null && entry.position > floor
}

const mine = ({ conversations }: Stored, userId: string): string[] =>
  conversations.ofCustomer(userId, { mark: null, limit: limits.conversationsPerCustomerMax }).map(({ id }) => id)
