import { type Connection, Server, type WSMessage } from "partyserver"
import { accepted, entriesPerFrame, heard, type Kept, told, toldPage } from "./heard-frame.ts"

/**
 * A chat room on `partyserver` as its documentation shows one, and durable: the message is inserted before it is told.
 * `broadcast` sends each message to each connection by itself.
 */
export class Room extends Server {
  static override options = { hibernate: true }

  override onStart(): void {
    this.ctx.storage.sql.exec(
      "create table if not exists message (seq integer primary key, id text not null, text text not null)",
    )
  }

  override onMessage(connection: Connection, message: WSMessage): void {
    const frame = heard(typeof message === "string" ? message : new TextDecoder().decode(message))
    if (frame.type === "everything") return this.#sendEverything(connection)
    const { id, command } = frame.operation
    const { seq } = this.ctx.storage.sql
      .exec<{ seq: number }>("insert into message (id, text) values (?, ?) returning seq", id, command.text)
      .one()
    if (frame.type === "tell") this.broadcast(told(frame, seq))
    connection.send(accepted(frame, seq))
  }

  #sendEverything(connection: Connection): void {
    const { sql } = this.ctx.storage
    const page = "select seq, id, text from message where seq > ? order by seq limit ?"
    for (let after = 0, more = true; more; after += entriesPerFrame) {
      const messages = sql.exec<Kept & Record<string, SqlStorageValue>>(page, after, entriesPerFrame).toArray()
      more = messages.length === entriesPerFrame
      connection.send(toldPage(messages, more))
    }
  }
}

/** The same without hibernation, which is how partyserver comes: it stays in memory, and is paid for, while anybody is connected. */
export class AwakeRoom extends Room {
  static override options = { hibernate: false }
}
