import { createServer } from "node:http"
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"
import { Server } from "socket.io"
import { z } from "zod"

/**
 * A chat server as the tutorial of Socket.IO builds it up to its last step, with rooms: connection state recovery, messages
 * in SQLite (every one on disk before anybody hears it), an id from the client that counts once, and what was missed since
 * the client's offset when its state could not be recovered. A process of its own, to be killed.
 *
 * What is promised: the order of messages, always; arrival at most once, and at least once from client to server with
 * acknowledgements and `retries`, for as long as the page is open; recovery of a connection "will not always be successful".
 */
const { values } = parseArgs({ options: { port: { type: "string" }, file: { type: "string", default: "" } } })

const auth = z.object({ rooms: z.array(z.string()), offset: z.int() })
const message = z.object({ id: z.string(), room: z.string(), text: z.string() })

const database = new DatabaseSync(values.file)
database.exec("pragma journal_mode = wal; pragma synchronous = full")
database.exec(
  "create table if not exists message (number integer primary key autoincrement, id text not null unique, room text not null, text text not null)",
)
const insert = database.prepare("insert into message (id, room, text) values (?, ?, ?) on conflict (id) do nothing")
const after = database.prepare("select number, id, room, text from message where number > ? order by number")

const http = createServer((_request, response) => response.end(JSON.stringify(after.all(0))))
const io = new Server(http, { connectionStateRecovery: {} })

io.on("connection", socket => {
  const { rooms, offset } = auth.parse(socket.handshake.auth)
  socket.on("message", (data: unknown, acknowledge: () => void) => {
    const { id, room, text } = message.parse(data)
    const { changes, lastInsertRowid } = insert.run(id, room, text)
    // A repetition was told to everybody the first time.
    if (changes === 1) io.to(room).emit("message", { number: Number(lastInsertRowid), id, room, text })
    acknowledge()
  })
  if (socket.recovered) return
  socket.join(rooms)
  for (const row of after.all(offset)) if (rooms.includes(String(row.room))) socket.emit("message", row)
  socket.emit("here")
})

process.once("SIGTERM", () => {
  io.close()
  process.exit(0)
})
process.once("disconnect", () => process.exit(0))
http.listen(Number(values.port), "127.0.0.1", () => process.send?.("ready"))
