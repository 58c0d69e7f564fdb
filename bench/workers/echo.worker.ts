import { DurableObject } from "cloudflare:workers"

/** What a frame to an object and back costs when nothing is done and nothing is kept. */
export class Echo extends DurableObject {
  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    return new Response(null, { status: 101, webSocket: client })
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    socket.send(data)
  }
}
