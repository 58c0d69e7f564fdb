import { ready } from "./ready.ts"
import type { Settings } from "./settings.ts"
import { type Place, runWrangler, type Wrangler } from "./wrangler.ts"

export interface RunningWorker {
  pid(): number
  /** Settles when the runtime ends without having been asked to, with the reason. */
  ended: Promise<string>
  /** Settles when the sources cannot be bundled. Wrangler would wait for a change. */
  broken: Promise<void>
  stop(): Promise<void>
}

/** Wrangler has a crashed runtime back within a few seconds, or never. */
const backMsMax = 10_000

/**
 * Runs page, Function, Worker and objects in the production arrangement: `wrangler pages dev` with both configurations. Wrangler
 * starts a crashed runtime again by itself; but the one that it has in front then waits for ever to be told where the other one
 * is, so where nobody answers, Wrangler is begun anew. `restarted` is told its new process id.
 */
export function startWorker(settings: Settings, place: Place, restarted: (pid: number) => void): RunningWorker {
  const ended = Promise.withResolvers<string>()
  const broken = Promise.withResolvers<void>()
  const leaving = new AbortController()
  let isReviving = false
  let wrangler = begin()

  function begin(): Wrangler {
    const begun = runWrangler(settings, place, { broken: broken.resolve, crashed: () => void revive() })
    void begun.ended.then(reason => isReviving || ended.resolve(reason))
    return begun
  }

  async function revive(): Promise<void> {
    console.log("The Worker's runtime crashed and is started again.")
    const crashed = wrangler
    if (await isBack()) return
    // Both of its runtimes may have crashed, and each is told of.
    if (isReviving || crashed !== wrangler || leaving.signal.aborted) return
    isReviving = true
    await wrangler.stop()
    isReviving = false
    if (leaving.signal.aborted) return
    wrangler = begin()
    restarted(wrangler.pid)
    console.log("It did not come back, so all of it was begun anew.")
  }

  const isBack = () =>
    ready(
      [`http://127.0.0.1:${place.port}/api/health`],
      AbortSignal.any([leaving.signal, AbortSignal.timeout(backMsMax)]),
    ).then(
      () => true,
      () => false,
    )

  return {
    pid: () => wrangler.pid,
    ended: ended.promise,
    broken: broken.promise,
    stop: () => {
      leaving.abort()
      return wrangler.stop()
    },
  }
}
