import { readFileSync } from "node:fs"
import { WebSocket } from "ws"
import { z } from "zod"

const mb = 1024 * 1024
const targets = z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1)
const usage = z.object({ result: z.object({ usedSize: z.number(), backingStorageSize: z.number() }) })

/** The isolate of the object as the runtime's own inspector sees it. */
export class Heap implements Disposable {
  readonly #socket: WebSocket
  #asked = 0
  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  static async inspect(inspectorPort: number): Promise<Heap> {
    const [target] = targets.parse(await (await fetch(`http://127.0.0.1:${inspectorPort}/json`)).json())
    const socket = new WebSocket(target?.webSocketDebuggerUrl ?? "")
    await new Promise((opened, failed) => socket.once("open", opened).once("error", failed))
    return new Heap(socket)
  }

  /** Objects and the buffers that they hold, garbage that was not collected yet included. */
  async usedMb(): Promise<number> {
    const { result } = usage.parse(await this.#ask("Runtime.getHeapUsage"))
    return (result.usedSize + result.backingStorageSize) / mb
  }

  async collectGarbage(): Promise<void> {
    await this.#ask("HeapProfiler.collectGarbage")
  }

  [Symbol.dispose](): void {
    this.#socket.terminate()
  }

  #ask(method: string): Promise<unknown> {
    this.#asked += 1
    const id = this.#asked
    return new Promise(answered => {
      const hear = (data: Buffer) => {
        const answer: { id?: number } = JSON.parse(String(data))
        if (answer.id !== id) return
        this.#socket.off("message", hear)
        answered(answer)
      }
      this.#socket.on("message", hear)
      this.#socket.send(JSON.stringify({ id, method }))
    })
  }
}

/** Memory of a whole process: what a runtime holds for stalled sockets lies outside its JavaScript heap. Linux only. */
export function residentMb(pid: number): number {
  const [, kb] = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB$/m) ?? []
  return Number(kb) / 1024
}
