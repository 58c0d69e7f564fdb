import type { Core } from "./core.ts"

/** The alarm has rung: what is due happens, and is told together. */
export function ring({ hub, timers, answers }: Pick<Core, "hub" | "timers" | "answers">): void {
  hub.together(() => {
    timers.ring()
    answers.check()
  })
}
