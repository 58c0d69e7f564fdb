import { type ClientOptions, WebSocket } from "ws"

/** An open socket; all sides that speak WebSocket are measured with the same client. */
export function openSocket(url: string, options: ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false, ...options })
  return new Promise((opened, failed) => {
    socket.once("open", () => opened(socket))
    socket.once("error", failed)
  })
}
