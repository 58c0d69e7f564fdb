import { createServer } from "node:http"
import { Server } from "socket.io"
import { accepted, entriesPerFrame, heard, told, toldPage } from "../workers/heard-frame.ts"
import { messageTable } from "./message-table.ts"
import { reportPort } from "./report-port.ts"

/** A chat on `socket.io`, durable by SQLite: insert, emit to everybody when asked to, acknowledge. */
const table = messageTable(process.argv[2] ?? "")
const server = createServer()
const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false })

io.on("connection", socket => {
  socket.on("say", (data: string, acknowledge: (answer: string) => void) => {
    const frame = heard(data)
    if (frame.type === "everything") return
    const { id, command } = frame.operation
    const seq = table.insert(id, command.text)
    if (frame.type === "tell") io.emit("told", told(frame, seq))
    acknowledge(accepted(frame, seq))
  })
  // One emit per message, as the tutorial of socket.io has it for clients that were away.
  socket.on("everything", () => {
    for (let after = 0, more = true; more; after += entriesPerFrame) {
      const messages = table.after(after, entriesPerFrame)
      more = messages.length === entriesPerFrame
      for (const message of messages) socket.emit("told", toldPage([message], false))
    }
  })
})
reportPort(server)
