import type { Server } from "node:http"

/** Listens on the loopback interface, tells the parent where, and ends with it. */
export function reportPort(server: Server): void {
  process.once("disconnect", () => process.exit())
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    if (address === null || typeof address === "string") throw new Error("A TCP server has a numeric port")
    process.send?.({ port: address.port })
  })
}
