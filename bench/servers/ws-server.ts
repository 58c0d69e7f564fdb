import { createServer } from "node:http"
import { type WebSocket, WebSocketServer } from "ws"
import { accepted, entriesPerFrame, heard, told, toldPage } from "../workers/heard-frame.ts"
import { messageTable } from "./message-table.ts"
import { reportPort } from "./report-port.ts"

/** A chat on `ws` in Node, durable by SQLite: insert, tell everybody when asked to, acknowledge. */
const table = messageTable(process.argv[2] ?? "")
const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })

sockets.on("connection", socket => {
  socket.on("message", data => {
    const frame = heard(String(data))
    if (frame.type === "everything") return sendEverything(socket)
    const { id, command } = frame.operation
    const seq = table.insert(id, command.text)
    if (frame.type === "tell") {
      const text = told(frame, seq)
      for (const each of sockets.clients) each.send(text)
    }
    socket.send(accepted(frame, seq))
  })
})
reportPort(server)

function sendEverything(socket: WebSocket): void {
  for (let after = 0, more = true; more; after += entriesPerFrame) {
    const messages = table.after(after, entriesPerFrame)
    more = messages.length === entriesPerFrame
    socket.send(toldPage(messages, more))
  }
}
