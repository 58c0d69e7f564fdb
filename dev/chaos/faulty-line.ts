import { connect, createServer, type Server, type Socket } from "node:net"
import { FaultyStream } from "./faulty-stream.ts"

export type Way = "up" | "down"

/** How long a cut in the middle of a frame waits for a frame. */
const frameMsMax = 50

/** A TCP proxy that is one device's way to the server: slow always, and broken in every way that networks break. */
export class FaultyLine {
  readonly #server: Server
  readonly #latencyMs: () => number
  readonly #connections = new Set<Connection>()
  #extraMs = 0

  /** `latencyMs` is asked for each chunk. */
  static async open(targetPort: number, latencyMs: () => number): Promise<FaultyLine> {
    const line = new FaultyLine(targetPort, latencyMs)
    await new Promise<void>((listening, failed) => {
      line.#server.once("error", failed).listen(0, "127.0.0.1", listening)
    })
    return line
  }

  private constructor(targetPort: number, latencyMs: () => number) {
    this.#latencyMs = latencyMs
    this.#server = createServer(client => this.#accept(client, connect(targetPort, "127.0.0.1")))
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === "string") throw new Error("A TCP server has a numeric port")
    return address.port
  }

  get connections(): number {
    return this.#connections.size
  }

  /** Both ends are told. In the middle of a frame, half of what comes next arrives first. */
  cut({ midFrame }: { midFrame: boolean }): void {
    for (const connection of this.#connections) connection.cut(midFrame ? frameMsMax : 0)
  }

  /** The server's end is closed; the client's stays open and hears nothing, whatever it says. */
  goHalfOpen(): void {
    for (const connection of this.#connections) connection.goHalfOpen()
  }

  starve(way: Way, forMs: number): void {
    for (const connection of this.#connections) connection.streams[way].starve(forMs)
  }

  slowDown(byMs: number, forMs: number): void {
    this.#extraMs += byMs
    setTimeout(() => {
      this.#extraMs -= byMs
    }, forMs).unref()
  }

  close(): void {
    this.#server.close()
    this.cut({ midFrame: false })
  }

  #accept(client: Socket, server: Socket): void {
    const connection = new Connection(client, server, () => this.#latencyMs() + this.#extraMs)
    this.#connections.add(connection)
    client.once("close", () => this.#connections.delete(connection))
  }
}

class Connection {
  readonly streams: Record<Way, FaultyStream>
  readonly #client: Socket
  readonly #server: Socket

  constructor(client: Socket, server: Socket, latencyMs: () => number) {
    this.#client = client
    this.#server = server
    for (const socket of [client, server]) {
      socket.setNoDelay(true)
      // Whatever it was, `close` follows and is what counts.
      socket.on("error", () => {})
    }
    this.streams = {
      up: new FaultyStream(client, server, latencyMs),
      down: new FaultyStream(server, client, latencyMs),
    }
  }

  cut(waitMs: number): void {
    const broken = () => {
      this.#client.destroy()
      this.#server.destroy()
    }
    if (waitMs === 0) return broken()
    for (const stream of Object.values(this.streams)) stream.breakInNextChunk(broken)
    setTimeout(broken, waitMs).unref()
  }

  goHalfOpen(): void {
    for (const stream of Object.values(this.streams)) stream.swallow()
    this.#server.destroy()
  }
}
