import { type ChildProcess, fork } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import type { Chat } from "../chat.ts"
import { row, SocketIoPage } from "./socket-io-page.ts"

const program = fileURLToPath(new URL("server.ts", import.meta.url))

/** A chat on Socket.IO in a process of Node, which is where it runs. */
export async function socketIoChat({ folder, port }: { folder: string; port: number }): Promise<Chat> {
  const launch = () => start(["--port", String(port), "--file", join(folder, "messages.sqlite")])
  let server = await launch()
  return {
    name: "socket.io",
    port,
    postgres: null,
    start: async () => {
      server = await launch()
    },
    kill: () => end(server, "SIGKILL"),
    stop: () => end(server, "SIGTERM"),
    open: (device, at) => new SocketIoPage(device, at),
    stored: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/`)
      const rows = z.array(row).parse(await answer.json())
      return { log: rows.map(({ id, room, text }) => ({ id, channel: room, content: text })), archive: null }
    },
    end: () => end(server, "SIGKILL"),
  }
}

function start(args: string[]): Promise<ChildProcess> {
  const server = fork(program, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] })
  return new Promise((ready, failed) => {
    server.once("message", () => ready(server))
    server.once("exit", code => failed(new Error(`The server ended with ${code}`)))
  })
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise(done => server.once("exit", done))
  server.kill(signal)
  await ended
}
