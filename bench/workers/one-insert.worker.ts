import { DurableObject } from "cloudflare:workers"
import { accepted, heard, told } from "./heard-frame.ts"

/**
 * The bare object: one insert, then the acknowledgement, which the runtime lets out when the insert is durable. With `tell` it
 * also sends the message to every socket, in a plain loop. No second look at the id, no rights, no state, no resuming.
 */
export class OneInsert extends DurableObject {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env)
    ctx.storage.sql.exec(
      "create table if not exists message (seq integer primary key, id text not null, text text not null)",
    )
  }

  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    return new Response(null, { status: 101, webSocket: client })
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    const frame = heard(data)
    if (frame.type === "everything") return
    const { id, command } = frame.operation
    const { seq } = this.ctx.storage.sql
      .exec<{ seq: number }>("insert into message (id, text) values (?, ?) returning seq", id, command.text)
      .one()
    if (frame.type === "tell") {
      const text = told(frame, seq)
      for (const each of this.ctx.getWebSockets()) each.send(text)
    }
    socket.send(accepted(frame, seq))
  }
}
