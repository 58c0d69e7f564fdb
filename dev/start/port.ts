import { createServer } from "node:net"
import { setTimeout as later } from "node:timers/promises"
import { Trouble } from "./trouble.ts"

/** A run that was just killed frees its port a moment after it is gone. */
const patienceMs = 1_500
const againMs = 100

/** Refuses to go on when somebody listens already, on either of the addresses that "localhost" can mean. */
export async function requireFreePort(port: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (const host of ["127.0.0.1", "::1"]) {
    let code = await tryToListen(port, host)
    for (; code === "EADDRINUSE" && Date.now() < deadline; code = await tryToListen(port, host)) await later(againMs)
    if (code === "EADDRINUSE")
      throw new Trouble(`Port ${port} is taken`, `Stop what listens there, or choose another: PORT=${port + 1}`)
    if (code === "EACCES") throw new Trouble(`Port ${port} needs more rights`, "Choose one above 1023 with PORT")
  }
}

/** A port nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  await new Promise(done => server.close(done))
  if (address === null || typeof address === "string") throw new Error("A TCP server has a numeric port")
  return address.port
}

/** Undefined when it worked, and when the machine has no such address. */
function tryToListen(port: number, host: string): Promise<string | undefined> {
  return new Promise(done => {
    const server = createServer()
    server.once("error", (error: NodeJS.ErrnoException) =>
      done(error.code === "EADDRNOTAVAIL" ? undefined : error.code),
    )
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(undefined)))
  })
}
