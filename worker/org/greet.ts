import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff } from "../../protocol/person.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { conversationFor } from "../../protocol/visibility.ts"
import type { Assistant } from "./assistant.ts"
import { catchUp } from "./catch-up.ts"
import type { Conversations } from "./conversations.ts"
import type { Meta } from "./meta.ts"
import type { Clock } from "./ports.ts"
import { restored } from "./restored.ts"
import type { Reader } from "./session.ts"
import { hangUp, type Socket, type Sockets, say } from "./sockets.ts"
import type { Stream } from "./stream.ts"

type Hello = Extract<UpFrame, { type: "hello" }>
interface Greeter {
  stream: Stream
  conversations: Conversations
  meta: Meta
  assistant: Assistant
  clock: Clock
  sockets: Sockets
}

interface Plan {
  resume: "fresh" | "resumed" | "reset"
  reader: Reader
}

/** Answers a client's `hello`: where it stands, then everything it has missed, then live entries. */
export function greet(greeter: Greeter, socket: Socket, hello: Hello): void {
  const { stream, conversations, meta, assistant, clock } = greeter
  if (hello.protocol !== protocolVersion) {
    say(socket, { type: "refused", code: "unknown_version" })
    return hangUp(socket, closeCodes.unknownVersion, `This service speaks version ${protocolVersion}`)
  }
  const { viewer } = socket.session
  const head = stream.head()
  const { resume, reader } = isStaff(viewer)
    ? planForStaff(greeter, hello, head)
    : planForCustomer(greeter, socket, hello)
  socket.update({ reader })
  socket.framesSent = 0
  socket.framesAcknowledged = 0
  const place = isStaff(viewer)
    ? { cursor: head, queues: conversations.counts() }
    : {
        conversations: conversations
          .ofCustomer(viewer.userId, { mark: null, limit: limits.pageItemsDefault })
          .map(one => conversationFor(viewer, one)),
      }
  const epoch = meta.epoch()
  const presented = assistant.presented()
  say(socket, {
    type: "welcome",
    protocol: protocolVersion,
    epoch,
    viewer,
    resume,
    ...place,
    ...(presented && { assistant: presented }),
    serverTime: clock.now(),
  })
  catchUp(greeter, socket)
}

/** A cursor of staff from the future of the same epoch proves that the object was restored: what it counted is gone. */
function planForStaff({ meta, sockets }: Greeter, { epoch, cursor }: Hello, head: number): Plan {
  if (cursor === undefined) return { resume: "fresh", reader: { state: "live" } }
  if (epoch === meta.epoch() && cursor > head) restored({ meta, sockets }, epoch)
  if (epoch !== meta.epoch() || head - cursor > limits.resumeEntriesMax)
    return { resume: "reset", reader: { state: "live" } }
  return { resume: "resumed", reader: { state: "behind", after: cursor, joined: cursor, floors: {} } }
}

/** Only conversations that the client holds and that have moved on are replayed; the others it knows by their summary. */
function planForCustomer(
  { stream, conversations, meta }: Greeter,
  { session }: Socket,
  { epoch, positions }: Hello,
): Plan {
  if (positions === undefined) return { resume: "fresh", reader: { state: "live" } }
  const reset: Plan = { resume: "reset", reader: { state: "live" } }
  if (epoch !== meta.epoch()) return reset
  const joined = stream.head()
  const floors: Record<string, number> = {}
  let after = joined
  let missing = 0
  for (const [id, position] of Object.entries(positions)) {
    const one = conversations.get(id)
    // Erased, or not (any more) this person's, which is the same answer: what their page has of it is not theirs to keep.
    if (one?.customer.id !== session.viewer.userId) return reset
    // Perhaps the object was restored, perhaps the client lies: a customer's word must not send everybody away. Where it
    // is true, Postgres says so (archive.ts).
    if (position > one.lastPosition) return reset
    if (position === one.lastPosition) continue
    floors[id] = position
    missing += one.lastPosition - position
    after = Math.min(after, stream.seqAt(id, position))
  }
  if (missing > limits.resumeEntriesMax) return reset
  if (missing === 0) return { resume: "resumed", reader: { state: "live" } }
  return { resume: "resumed", reader: { state: "behind", after, joined, floors } }
}
