import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Trouble } from "../start/trouble.ts"
import { type Asked, chaos } from "./chaos.ts"
import type { Chat } from "./chat.ts"
import { lowPort } from "./low-port.ts"
import type { Outcome } from "./outcome.ts"
import { parleyChat } from "./parley/parley-chat.ts"
import { partyChat } from "./partyserver/party-chat.ts"
import { socketIoChat } from "./socket-io/socket-io-chat.ts"

const chats: Record<string, (at: { folder: string; port: number }) => Promise<Chat>> = {
  parley: parleyChat,
  partyserver: partyChat,
  "socket.io": socketIoChat,
}

/** One chat of its own, in a folder that is gone afterwards. */
export async function run(name: string, asked: Asked): Promise<Outcome> {
  const made = chats[name]
  if (made === undefined) throw new Trouble(`There is no chat "${name}"`, `Say which: ${Object.keys(chats).join(", ")}`)
  const folder = await mkdtemp(join(tmpdir(), "parley-chaos-"))
  const chat = await made({ folder, port: await lowPort() })
  try {
    return await chaos(chat, asked)
  } finally {
    await chat.end()
    await rm(folder, { recursive: true, force: true })
  }
}
