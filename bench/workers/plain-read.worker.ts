import { DurableObject } from "cloudflare:workers"
import { entriesPerFrame } from "./heard-frame.ts"

/** Reads rows and sends them, with nothing asked and nothing kept in mind: the least that a reader who comes back can cost. */
export class PlainRead extends DurableObject {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env)
    ctx.storage.sql.exec("create table if not exists entry (seq integer primary key, data text not null)")
  }

  /** `POST` an array of entries to fill it; a socket to be sent them. */
  override async fetch(request: Request): Promise<Response> {
    if (request.method === "POST") {
      const { sql } = this.ctx.storage
      sql.exec("insert into entry (data) select value from json_each(?)", await request.text())
      return new Response(String(sql.exec("select count(*) as n from entry").one().n))
    }
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    return new Response(null, { status: 101, webSocket: client })
  }

  override webSocketMessage(socket: WebSocket): void {
    const { sql } = this.ctx.storage
    const page = "select data from entry where seq > ? order by seq limit ?"
    for (let after = 0, more = true; more; after += entriesPerFrame) {
      const entries = sql.exec<{ data: string }>(page, after, entriesPerFrame).toArray()
      more = entries.length === entriesPerFrame
      socket.send(`{"type":"entries","entries":[${entries.map(({ data }) => data).join(",")}],"more":${more}}`)
    }
  }
}
