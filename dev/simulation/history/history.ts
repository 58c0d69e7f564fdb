/**
 * What happened between people over any chat, as plain data: what each sender asked for, what each observer saw, and what
 * is stored in the end. `check.ts` holds the one against the other; it knows nothing of how the chat works.
 */
export interface History {
  /** Everything that anybody asked for. What one sender asked for in one channel stands in the order they asked. */
  sent: Sent[]
  observers: Observer[]
  /** What is stored in the end, in order; null when nobody could read it. */
  log: Item[] | null
  /** A second copy of the log (Postgres), in order; null when there is none. */
  archive: Item[] | null
}

export interface Item {
  /** The sender's own id, the same over every retry. */
  id: string
  /** Conversation or room: order is promised within one. */
  channel: string
  /** What it says, or a digest of that; left out where only the id is known. Equal ids say the same. */
  content?: string
  /** Its number among all items, and among those of its channel, where the chat has them and tells them. */
  seq?: number
  position?: number
  /** For privileged observers only, such as a note among staff. */
  isPrivate?: boolean
  /** The chat adds such items by itself: nobody asked for them under this id. */
  isBySystem?: boolean
}

export interface Sent extends Item {
  /** Who keeps the order: a device, or a connection that outlives its sockets. */
  sender: string
  /** What the sender was told in the end. `unknown`: no answer came, so both outcomes are right. */
  outcome: "acknowledged" | "refused" | "unknown"
  /** It was refused at first and asked for again later, so it has no place in the sender's order. */
  wasRefused?: boolean
}

export interface Observer {
  name: string
  /** What it may see; it is expected to see all of that, so it begins to listen before anybody talks. */
  channels: string[] | "all"
  seesPrivate: boolean
  /** One after the other, over every loss of the line and every reload. */
  connections: Connection[]
  /** What its person has on screen in the end, oldest first; null when only the connections are known. */
  shows: Item[] | null
}

export interface Connection {
  /** What it was given whole on connecting: replaces everything from before. Null when it went on where it had stopped. */
  snapshot: Item[] | null
  /** What came after that, one by one, exactly as it came. */
  heard: Item[]
}
