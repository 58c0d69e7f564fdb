import { once } from "node:events"
import type { ServerResponse } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import type { Move } from "./script.ts"
import { chunk, lastChunks } from "./wire.ts"

/** One answer of the scripted model. Times are milliseconds since 1970 with fractions, of this machine's clock. */
export interface ModelRun {
  model: string
  receivedAt: number
  firstTokenAt: number | null
  lastTokenAt: number | null
  tokens: number
  /** Null while it runs. `left`: whoever asked has closed the line. */
  end: "whole" | "cut" | "left" | "refused" | null
}

/** Streams the moves of a script at their times. Tokens that are due together go out in one write, each as its own event. */
export async function play(moves: Iterable<Move>, response: ServerResponse, run: ModelRun): Promise<void> {
  const left = new AbortController()
  response.on("close", () => left.abort())
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" })
  response.flushHeaders()
  const due = pending(response, { run, left: left.signal })
  let calls = false
  try {
    for (const move of moves) {
      if ("hang" in move || "cut" in move) await due.flush()
      if ("hang" in move) return void (left.signal.aborted || (await once(left.signal, "abort")))
      if ("cut" in move) {
        await wait(beforeCutMs)
        run.end = "cut"
        return void response.destroy()
      }
      const dueAt = "at" in move && move.at !== undefined ? run.receivedAt + move.at : 0
      if (dueAt > now()) await due.flush()
      // Timers may fire a little early: no token may be ahead of its time.
      while (dueAt > now()) await wait(Math.max(1, Math.ceil(dueAt - now())), undefined, { signal: left.signal })
      calls ||= "call" in move
      due.add(chunk(run.model, move))
    }
    await due.flush()
    run.end = "whole"
    response.end(lastChunks(run.model, { calls, tokens: run.tokens }))
  } catch (error) {
    if (!left.signal.aborted) throw error
  } finally {
    run.end ??= "left"
  }
}

/** A client that hears of the break together with the last tokens may throw those away; in this time it has read them. */
const beforeCutMs = 50

function pending(response: ServerResponse, { run, left }: { run: ModelRun; left: AbortSignal }) {
  let text = ""
  return {
    add: (more: string) => {
      text += more
      run.tokens += 1
    },
    flush: async () => {
      left.throwIfAborted()
      if (text === "") return
      const isRoom = response.write(text)
      text = ""
      run.lastTokenAt = now()
      run.firstTokenAt ??= run.lastTokenAt
      if (!isRoom) await once(response, "drain", { signal: left })
    },
  }
}

const now = () => performance.timeOrigin + performance.now()
