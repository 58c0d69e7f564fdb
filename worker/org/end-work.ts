import type { Core } from "./core.ts"

/** The organization is gone: nothing is written in it any more, and nothing happens by itself. */
export function endWork({ answers, timers }: Pick<Core, "answers" | "timers">): void {
  answers.endAll()
  timers.stop()
}
