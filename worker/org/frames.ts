import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { may } from "../../protocol/permission.ts"
import { isStaff } from "../../protocol/person.ts"
import type { Refusal } from "../../protocol/refusal.ts"
import { type UpFrame, upFrame } from "../../protocol/up.ts"
import { conversationFor, draftFor } from "../../protocol/visibility.ts"
import { acknowledge } from "./acknowledge.ts"
import { come } from "./come-and-go.ts"
import type { Core } from "./core.ts"
import { greet } from "./greet.ts"
import { parseFrame } from "./parse-frame.ts"
import { sayNo } from "./patience.ts"
import { hangUp, type Socket, say } from "./sockets.ts"

export interface Arrival {
  socket: Socket
  data: string | ArrayBuffer
}

/** Frames in the order they came. An exception would end the object for everybody in it, so it ends one line: its client resumes. */
export function receiveAll(core: Core, arrivals: Arrival[]): void {
  for (const { socket, data } of arrivals) {
    try {
      receive(core, socket, data)
    } catch (error) {
      core.report(error)
      hangUp(socket, 1011, "Something broke on our side")
    }
  }
}

/** One frame from one socket: parse, then do. Whatever is wrong with it is answered with a code and changes nothing. */
export function receive(core: Core, socket: Socket, data: string | ArrayBuffer): void {
  if (socket.session.reader.state === "closed" || !core.hub.admits(socket)) return
  const parsed = parseFrame(upFrame, data)
  if (!parsed.ok) return strike(core, socket, parsed.refusal)
  const greeted = socket.session.reader.state !== "greeting"
  if (greeted === (parsed.frame.type === "hello")) return strike(core, socket, { code: "out_of_turn" })
  if (socket.session.strikes > 0) socket.update({ strikes: 0 })
  handle(core, socket, parsed.frame)
}

function handle(core: Core, socket: Socket, frame: UpFrame): void {
  // What these answer builds upon every entry so far.
  if (frame.type !== "do" && frame.type !== "acknowledge") core.hub.letGo()
  switch (frame.type) {
    case "hello":
      greet(core, socket, frame)
      return come(core, socket)
    case "acknowledge":
      return acknowledge(core, socket, frame.frames)
    case "do":
      return perform(core, socket, frame)
    case "receipts":
      return signal(core, socket, () => receipts(core, socket, frame))
    case "watch":
      return signal(core, socket, () => watch(core, socket, frame.conversationId))
    case "typing":
      return signal(core, socket, () => typing(core, socket, frame))
  }
}

/** A mistake no correct client makes: said, counted, and after a few in a row the socket is closed. */
function strike(core: Core, socket: Socket, refusal: Refusal & { id?: string }): void {
  const strikes = socket.session.strikes + 1
  socket.update({ strikes })
  sayNo(core, socket, refusal)
  if (strikes >= limits.strikesMax) hangUp(socket, closeCodes.strikes, "Too many frames that cannot be understood")
}

function perform(core: Core, socket: Socket, { operation }: Extract<UpFrame, { type: "do" }>): void {
  const { viewer, device } = socket.session
  const outcome = core.commands.execute(viewer, operation, device)
  if (!outcome.ok) {
    core.hub.letGo()
    const conversation = outcome.conversation ? { conversation: conversationFor(viewer, outcome.conversation) } : {}
    return sayNo(core, socket, { id: operation.id, ...outcome.refusal, ...conversation })
  }
  const { entry, repeated } = outcome
  const { conversationId, position } = entry
  const seq = isStaff(viewer) ? { seq: entry.seq } : {}
  core.hub.answer(socket, { type: "accepted", id: operation.id, conversationId, position, ...seq, repeated })
}

function signal(core: Core, socket: Socket, act: () => void): void {
  const retryAfterMs = core.rates.signal(socket.session.viewer)
  if (retryAfterMs > 0) return sayNo(core, socket, { code: "rate_limited", retryAfterMs })
  act()
}

function receipts(core: Core, socket: Socket, frame: Extract<UpFrame, { type: "receipts" }>): void {
  const { viewer } = socket.session
  for (const { conversationId, delivered, read } of frame.receipts) {
    const before = core.conversations.get(conversationId)
    if (!before || !may(viewer, "read", before)) {
      say(socket, { type: "refused", code: "not_found" })
      continue
    }
    const side = isStaff(viewer) ? "staff" : "customer"
    const conversation = core.conversations.raise(before, side, { delivered, read })
    if (conversation) core.hub.signal({ type: "receipts", conversationId, ...conversation.receipts }, { conversation })
  }
}

function watch(core: Core, socket: Socket, conversationId: string | null): void {
  const before = socket.session.watching
  const conversation = conversationId === null ? null : core.conversations.get(conversationId)
  if (conversationId !== null && !(conversation && may(socket.session.viewer, "read", conversation))) {
    return say(socket, { type: "refused", code: "not_found" })
  }
  socket.update({ watching: conversationId })
  if (before !== null && before !== conversationId) core.presence.announce(before)
  if (!conversation) return
  say(socket, { type: "receipts", conversationId: conversation.id, ...conversation.receipts })
  core.presence.announce(conversation.id)
  const soFar = core.answers.soFar(conversation.id)
  if (soFar) say(socket, draftFor(socket.session.viewer, soFar))
}

function typing(core: Core, socket: Socket, { conversationId, on }: Extract<UpFrame, { type: "typing" }>): void {
  const { viewer } = socket.session
  const conversation = core.conversations.get(conversationId)
  if (!conversation || !may(viewer, "send", conversation)) return say(socket, { type: "refused", code: "not_found" })
  core.presence.typing(conversation, viewer, on)
}
