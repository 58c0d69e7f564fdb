import type { DownFrame } from "../../protocol/down.ts"
import type { Connection, Item } from "../simulation/history/history.ts"
import type { Device } from "./cast.ts"

export type DraftFrame = Extract<DownFrame, { type: "draft" }>

/** A chat that is to be tormented: a server that can be killed, and pages over lines that break. */
export interface Chat {
  name: string
  /** Where its server listens, the same over every restart. */
  port: number
  start(): Promise<void>
  /** SIGKILL: nothing is finished, nobody is told. */
  kill(): Promise<void>
  /** As a deployment replaces it: asked to end, every socket drops at once. */
  stop(): Promise<void>
  /** The Postgres behind it; null for a chat that has none. */
  postgres: PostgresControl | null
  /** `port` is the device's own faulty line to the server. */
  open(device: Device, at: { port: number; witness: Witness }): Page
  /** What is stored when all is over: asked for while the server runs. */
  stored(): Promise<{ log: Item[]; archive: Item[] | null }>
  end(): Promise<void>
}

/** What a deployment gives the old server to finish; its sockets would stay for ever. */
export const deployMs = 200

export interface PostgresControl {
  /** It hangs, which is worse than being gone. */
  freeze(): void
  thaw(): void
  kill(): void
  /** Settles when it runs again after a kill. */
  runs(): Promise<void>
}

export interface Message {
  id: string
  conversationId: string
  text: string
  /** Begins its conversation. */
  isFirst: boolean
}

/** What one device has open. */
export interface Page {
  say(message: Message): void
  /** Messages on their way at this moment, without an answer. */
  inFlight(): number
  /** Connected, with everything on screen that it should show. */
  isUp(): boolean
  /** Nothing left to send. */
  isQuiet(): boolean
  /** What it is doing, for whoever wonders why it is not quiet. */
  describe(): string
  /** What is on screen, conversation by conversation, oldest first. */
  shows(): Item[]
  /** Loads what would come when its person scrolls up; called once all is quiet. */
  showAll(): void
  close(): void
}

/** Takes down what a device is told. */
export interface Witness {
  acknowledged(id: string): void
  refused(id: string, why: string): void
  /** The server did something that its protocol excludes. */
  complains(what: string): void
  /** A connection begins: with everything, or where the last one had stopped. A page with several lines has one per conversation. */
  connected(snapshot: Connection["snapshot"], line?: string): void
  heard(items: Item[], line?: string): void
  /** A piece of an answer that is being written; for who asks an assistant. */
  drafted?(piece: DraftFrame): void
  /** Nobody waits for an answer in this conversation any more. */
  answered?(conversationId: string): void
}
