import { requireFreePort } from "../start/port.ts"

/**
 * A port that nobody uses, below those that the system hands out: while the server is down, one of the many outgoing
 * connections would get it otherwise, and the server could not come back.
 */
export async function lowPort(): Promise<number> {
  const port = 10_000 + Math.floor(Math.random() * 20_000)
  try {
    await requireFreePort(port)
    return port
  } catch {
    return lowPort()
  }
}
