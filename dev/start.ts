import { runParley } from "./start/run-parley.ts"
import { readSettings } from "./start/settings.ts"
import { Trouble } from "./start/trouble.ts"

const parentWatchMs = 1_000

/** `npm start`: the whole of Parley on this machine. `npm run dev` gives `--reload`: what changes is rebuilt while it runs. */
const leaving = new AbortController()
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => leaving.abort())
if (process.env.npm_lifecycle_event) leaveWithParent()
try {
  await runParley(readSettings(process.env), { reload: process.argv.includes("--reload"), leaving: leaving.signal })
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof Trouble ? `Parley stops: ${error.message}` : error)
}
// Nothing of ours runs any more; a connection that lingers in a library is no reason to.
process.exit()

/** A killed npm tells its child nothing: the child notices that it has been handed to another parent. */
function leaveWithParent(): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && leaving.abort(), parentWatchMs).unref()
}
