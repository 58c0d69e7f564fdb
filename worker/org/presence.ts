import type { StoredConversation } from "../../protocol/conversation.ts"
import type { DownFrame, Present } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Conversations } from "./conversations.ts"
import type { Hub } from "./hub.ts"
import type { Clock } from "./ports.ts"
import { type Socket, type Sockets, say } from "./sockets.ts"

type Here = Extract<DownFrame, { type: "here" }>

/** Who has a conversation on screen. Read off the sockets each time: whose close was missed is in no `here` after `presenceMs`. */
export class Presence {
  #sockets: Sockets
  #clock: Clock
  #hub: Hub
  #conversations: Conversations
  constructor(needs: { sockets: Sockets; clock: Clock; hub: Hub; conversations: Conversations }) {
    this.#sockets = needs.sockets
    this.#clock = needs.clock
    this.#hub = needs.hub
    this.#conversations = needs.conversations
  }

  /** Tells everyone concerned who is here now. `except` is a socket that is closing. */
  announce(conversationId: string, except?: Socket): void {
    const conversation = this.#conversations.get(conversationId)
    if (!conversation) return
    const people = this.#watching(conversation, except)
    this.#hub.signal(here(conversationId, people.map(customerCopy)), {
      conversation,
      staff: here(conversationId, people),
    })
  }

  /** To one page of staff, which was not there to hear it and has caught up: what its colleagues have on screen, up to a bound. */
  show(socket: Socket): void {
    if (socket.session.reader.state !== "live") return
    const watched = new Set<string>()
    for (const { session } of this.#sockets.staff()) {
      if (session.watching !== null && session.reader.state !== "closed") watched.add(session.watching)
      if (watched.size === limits.hereShownMax) break
    }
    for (const id of watched) {
      const conversation = this.#conversations.get(id)
      const people = conversation ? this.#watching(conversation, undefined) : []
      if (people.length > 0) say(socket, here(id, people))
    }
  }

  typing(conversation: StoredConversation, viewer: Viewer, on: boolean): void {
    const person = presentOf(viewer)
    const frame = (shown: Present): DownFrame => ({
      type: "typing",
      conversationId: conversation.id,
      person: shown,
      on,
    })
    const except = ({ session }: Socket) => session.viewer.userId === viewer.userId
    this.#hub.signal(frame(customerCopy(person)), { conversation, staff: frame(person), except })
  }

  #watching(conversation: StoredConversation, except: Socket | undefined): Present[] {
    const people = new Map<string, Present>()
    const since = this.#clock.now() - limits.presenceMs
    const candidates = [...this.#sockets.staff(), ...this.#sockets.of(conversation.customer.id)]
    for (const socket of candidates) {
      const { viewer, watching, reader } = socket.session
      if (socket === except || reader.state === "closed") continue
      if (watching !== conversation.id || socket.lastHeardAt() < since) continue
      people.set(viewer.userId, presentOf(viewer))
    }
    return [...people.values()]
  }
}

const here = (conversationId: string, people: Present[]): Here => ({ type: "here", conversationId, people })

const presentOf = (viewer: Viewer): Present => ({
  userId: viewer.userId,
  name: viewer.name,
  kind: isStaff(viewer) ? "staff" : "customer",
})

const customerCopy = (person: Present): Present => (person.kind === "staff" ? { ...person, userId: null } : person)
