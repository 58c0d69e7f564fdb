import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { z } from "zod"

export interface Program extends AsyncDisposable {
  port: number
  pid: number
}

const ready = z.object({ port: z.number() })

/** Starts one of the programs beside this file in a process of its own, which tells its port when it listens and ends with us. */
export async function startProgram(name: string, args: readonly string[] = []): Promise<Program> {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), args, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  })
  const exited = new Promise<void>(done => child.once("exit", () => done()))
  const { port } = await new Promise<z.infer<typeof ready>>((started, failed) => {
    child.once("message", message => started(ready.parse(message)))
    child.once("exit", code => failed(new Error(`${name} ended with ${code}`)))
  })
  return {
    port,
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL")
      await exited
    },
  }
}
