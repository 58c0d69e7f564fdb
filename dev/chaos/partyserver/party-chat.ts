import { fileURLToPath } from "node:url"
import type { Item } from "../../simulation/history/history.ts"
import { bundleScript } from "../../workerd/bundle-script.ts"
import { runWorkerd } from "../../workerd/run-workerd.ts"
import { cast } from "../cast.ts"
import { type Chat, deployMs } from "../chat.ts"
import { PartyPage, roomMessages } from "./party-page.ts"

const entry = fileURLToPath(new URL("room.worker.ts", import.meta.url))

/** A plain chat on partyserver and partysocket, in the same runtime as Parley and on the same disk. */
export async function partyChat({ folder, port }: { folder: string; port: number }): Promise<Chat> {
  const served = { folder, port, bundle: await bundleScript({ entry }), classes: { Room: "Room" } }
  let workerd = await runWorkerd(served)
  const inRoom = async (id: string): Promise<Item[]> => {
    const answer = await fetch(`${workerd.url}/parties/room/${id}`)
    return roomMessages.parse(await answer.json()).map(one => ({ id: one.id, channel: id, content: one.text }))
  }
  return {
    name: "partyserver",
    port,
    postgres: null,
    start: async () => {
      workerd = await runWorkerd(served)
    },
    kill: () => workerd.kill(),
    stop: () => workerd.stop(deployMs),
    open: (device, at) => new PartyPage(device, at),
    stored: async () => {
      const rooms = new Set(cast().flatMap(({ conversations }) => conversations))
      return { log: (await Promise.all([...rooms].map(inRoom))).flat(), archive: null }
    },
    end: () => workerd.kill(),
  }
}
