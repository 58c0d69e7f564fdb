import type { Core } from "./core.ts"

/** The alarm has rung: what is due happens, and is told together. */
export function ring({ hub, timers, answers, telling }: Pick<Core, "hub" | "timers" | "answers" | "telling">): void {
  hub.together(() => {
    timers.ring()
    answers.check()
  })
  telling.look()
}
