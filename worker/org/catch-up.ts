import type { StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff } from "../../protocol/person.ts"
import { entryFor } from "../../protocol/visibility.ts"
import type { Conversations } from "./conversations.ts"
import type { Reader } from "./session.ts"
import { type Socket, say } from "./sockets.ts"
import type { Stream } from "./stream.ts"
import { withinBytes } from "./within-bytes.ts"

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
  const stretch = isStaff(viewer)
    ? stored.stream.after(reader.after, limits.entriesPerFrameMax)
    : stored.stream.afterOf(mine(stored, viewer.userId), reader.after, limits.entriesPerFrameMax)
  const raw = withinBytes(stretch, limits.entriesPageBytesMax)
  const last = raw.at(-1)
  const complete = stretch.length < limits.entriesPerFrameMax && raw.length === stretch.length
  const missing = raw.filter(entry => isMissing(reader, entry))
  const entries = missing.map(entry => entryFor(viewer, entry)).filter(entry => entry !== null)
  socket.update({ reader: complete || !last ? { state: "live" } : { ...reader, after: last.seq } })
  // The last page is sent even when it is empty: it tells the client that it has everything.
  if (entries.length === 0 && !complete) return
  socket.framesSent += 1
  say(socket, { type: "entries", entries, more: !complete })
}

/** Written since the reader joined, or older and above what the reader said it has. */
function isMissing(reader: Behind, entry: StoredEntry): boolean {
  if (entry.seq > reader.joined) return true
  const floor = reader.floors[entry.conversationId]
  return floor !== undefined && entry.position !== null && entry.position > floor
}

const mine = ({ conversations }: Stored, userId: string): string[] =>
  conversations.ofCustomer(userId, { mark: null, limit: limits.conversationsPerCustomerMax }).map(({ id }) => id)
