import { patienceMs } from "./patience.ts"
import type { Stage } from "./stage.ts"
import { until } from "./until.ts"

const lookEveryMs = 100

/**
 * Nothing breaks any more: until everybody has seen everything, or for as long as anybody may need to notice a dead line.
 * Answers who was not at rest even then, in words.
 */
export async function rest(stage: Stage): Promise<string[]> {
  const isAtRest = () => {
    for (const { page } of stage.seats) page.showAll()
    return stage.isAtRest()
  }
  return (await until(isAtRest, patienceMs, lookEveryMs)) ? [] : stage.unfinished()
}
