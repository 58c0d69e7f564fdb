import type { Schedule } from "../act.ts"
import { cast } from "../people.ts"

/** A schedule for people to read. */
export function steps({ seed, limits, service, acts }: Schedule): string {
  const said = acts.map(({ n, what, who, thenMs, pick, amount }) => {
    const chance = `(${pick.toFixed(3)}, ${amount.toFixed(3)})`
    return `${String(n).padStart(4)}. ${cast[who]?.name}: ${what} ${chance}, then ${thenMs} ms`
  })
  return [`Seed ${seed}, ${limits} limits, a service ${service}:`, ...said].join("\n")
}
