import { createServer } from "node:net"
import { Trouble } from "./trouble.ts"

/** Refuses to go on when somebody listens already, on either of the addresses that "localhost" can mean. */
export async function requireFreePort(port: number): Promise<void> {
  for (const host of ["127.0.0.1", "::1"]) {
    const code = await tryToListen(port, host)
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
