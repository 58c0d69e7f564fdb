import { z } from "zod"
import { pauseMs } from "../live/pause.ts"
import { call } from "./api.ts"
import { tryAgainNow } from "./queries.ts"
import { currentReach, onReach } from "./reach.ts"

/**
 * Keeps what the bar says: while the service is out of reach it is asked again, whatever found that out. It may have been
 * a form, which nobody sends a second time, or the live connection, which comes back without a request. Gives the way to stop.
 */
export function askUntilReached(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let attempt = 0

  const stopHearing = onReach(() => {
    if (currentReach() === "unreachable") return wait()
    stop()
    attempt = 0
    // Reads that sleep between two tries would leave the page empty after the bar has gone.
    void tryAgainNow()
  })

  function wait(): void {
    stop()
    timer = setTimeout(ask, pauseMs(attempt, Math.random()))
    attempt += 1
  }

  async function ask(): Promise<void> {
    const answer = await call({ path: "/health", schema: z.unknown() })
    if (!answer.ok && answer.failure.kind === "unreachable") wait()
  }

  function stop(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  return () => {
    stop()
    stopHearing()
  }
}
