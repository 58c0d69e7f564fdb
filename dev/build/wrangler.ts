import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { repository } from "../start/settings.ts"

const log = join(repository, "node_modules", ".cache", "parley", "log")

/** Runs one wrangler command to its end. Answers whether it succeeded, and what it said. */
export function wrangler(
  args: string[],
  { cwd = repository, shown = false } = {},
): { succeeded: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync("wrangler", args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", shown ? "inherit" : "pipe", shown ? "inherit" : "pipe"],
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", WRANGLER_LOG_PATH: log },
  })
  return { succeeded: status === 0, said: `${stdout ?? ""}${stderr ?? ""}` }
}
