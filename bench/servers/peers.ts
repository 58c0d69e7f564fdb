import { rmSync } from "node:fs"
import { dataFolder } from "./data-folder.ts"
import { startProgram } from "./start-program.ts"
import { startFloors, startParley } from "./workerds.ts"

export interface Peers extends AsyncDisposable {
  parley: string
  floors: string
  ws: string
  socketIo: string
}

/** Everybody who is measured beside each other, each in a process of its own, all with their data on the same disk. */
export async function startPeers(): Promise<Peers> {
  const stack = new AsyncDisposableStack()
  const parley = stack.use(await startParley())
  const floors = stack.use(await startFloors())
  const folders = [dataFolder(), dataFolder()] as const
  stack.defer(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  const ws = stack.use(await startProgram("ws-server.ts", [folders[0]]))
  const socketIo = stack.use(await startProgram("socket-io-server.ts", [folders[1]]))
  return {
    parley: parley.url,
    floors: floors.url,
    ws: `ws://127.0.0.1:${ws.port}`,
    socketIo: `http://127.0.0.1:${socketIo.port}`,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
