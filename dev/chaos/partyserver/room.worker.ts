import { type Connection, routePartykitRequest, Server, type WSMessage } from "partyserver"
import { z } from "zod"

const message = z.object({ id: z.string(), text: z.string() })

/**
 * A chat room as partyserver's documentation and Cloudflare's chat template show it: keep what comes, tell everybody in the
 * room, and give the whole history to whoever connects.
 *
 * What is promised: partyserver routes, broadcasts and hibernates; its documentation promises nothing about the delivery of
 * a message. partysocket reconnects, and keeps in memory what is sent while it knows that it is not connected.
 */
export class Room extends Server {
  static override options = { hibernate: true }

  override onStart(): void {
    this.ctx.storage.sql.exec(
      "create table if not exists message (number integer primary key autoincrement, id text not null unique, text text not null)",
    )
  }

  override onConnect(connection: Connection): void {
    connection.send(JSON.stringify({ type: "all", messages: this.#all() }))
  }

  override onMessage(_sender: Connection, data: WSMessage): void {
    const said = message.parse(JSON.parse(String(data)))
    this.ctx.storage.sql.exec(
      "insert into message (id, text) values (?, ?) on conflict (id) do nothing",
      said.id,
      said.text,
    )
    // The sender too: its own copy on screen meets this one by its id.
    this.broadcast(JSON.stringify({ type: "message", message: said }))
  }

  /** For the counting at the end. */
  override onRequest(): Response {
    return Response.json(this.#all())
  }

  #all() {
    return this.ctx.storage.sql.exec("select id, text from message order by number").toArray()
  }
}

export default {
  fetch: async (request: Request, env: Cloudflare.Env): Promise<Response> =>
    (await routePartykitRequest(request, env)) ?? new Response("Not found", { status: 404 }),
}
