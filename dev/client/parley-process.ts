import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("../start.ts", import.meta.url))

interface At {
  port: number
  dataFolder: string
  /** Which model answers; left out, the one that needs nothing. */
  model?: string
}

/** A Parley of one's own: `npm start` as a child, over a data folder of its own, to be stopped and started again. */
export class ParleyProcess {
  readonly url: string
  readonly #child: ChildProcess
  readonly #exited: Promise<void>
  #output = ""
  readonly #waiting = new Set<() => void>()

  /** Settles when it is ready. */
  static async start(at: At): Promise<ParleyProcess> {
    const parley = new ParleyProcess(at)
    await parley.#prints(/Parley is ready/)
    return parley
  }

  private constructor({ port, dataFolder, model }: At) {
    this.url = `http://localhost:${port}`
    const { DATABASE_URL: _embedded, PUBLIC_ORIGIN: _local, ASSISTANT_MODEL: _own, ...env } = process.env
    this.#child = spawn(process.execPath, [program], {
      env: { ...env, PORT: String(port), PARLEY_DATA: dataFolder, ...(model && { ASSISTANT_MODEL: model }) },
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.#exited = new Promise(done => this.#child.once("close", () => done()))
    for (const output of [this.#child.stdout, this.#child.stderr])
      output?.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text
        for (const look of this.#waiting) look()
      })
  }

  /** Settles with the match once the console shows it; fails with what it does show when Parley ends first. */
  async #prints(pattern: RegExp): Promise<RegExpExecArray> {
    const found = Promise.withResolvers<RegExpExecArray>()
    const look = () => {
      const match = pattern.exec(this.#output)
      if (match) found.resolve(match)
    }
    look()
    this.#waiting.add(look)
    this.#exited.then(() => found.reject(new Error(`Parley ended:\n${this.#output}`)))
    return found.promise.finally(() => this.#waiting.delete(look))
  }

  /** As Ctrl-C does. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM")
    await this.#exited
  }
}
