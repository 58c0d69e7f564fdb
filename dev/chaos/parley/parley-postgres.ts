import { startPostgres } from "../../start/postgres.ts"
import type { Settings } from "../../start/settings.ts"
import type { PostgresControl } from "../chat.ts"

/** The embedded Postgres as `npm start` runs it, with what is done to it from outside. */
export async function parleyPostgres(settings: Settings) {
  let back = Promise.withResolvers<void>()
  back.resolve()
  const postgres = await startPostgres(settings, {
    restarted: () => back.resolve(),
    lost: reason => back.reject(new Error(`Postgres does not come back: ${reason}`)),
  })
  const control: PostgresControl = {
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    kill: () => {
      back = Promise.withResolvers()
      signal("SIGKILL")
    },
    runs: () => back.promise,
  }
  // A frozen one would not even notice that nobody is there any more.
  const endWithUs = () => signal("SIGKILL")
  process.once("exit", endWithUs)
  const stop = async () => {
    await postgres.stop()
    process.removeListener("exit", endWithUs)
  }
  return { address: postgres.address, control, stop }

  /** A process that is just gone is started again by itself. */
  function signal(name: NodeJS.Signals): void {
    try {
      process.kill(postgres.pid(), name)
    } catch {
      return
    }
  }
}
