import { limits } from "../../../protocol/limits.ts"
import type { Writing } from "./rows.ts"

/** An answer as memory has it: also when it was last heard of, begun, and how much of its text is kept. */
export interface Current extends Writing {
  heardAt: number
  begunAt: number | null
  keptLength: number
}

/** Before its turn has been asked for. */
export const nothingYet = (now: number) => ({
  ...{ attempt: 0, asked: 0, text: "", citations: [], trace: { model: "", tools: [], sources: [], tokens: 0 } },
  ...{ heardAt: now, begunAt: null, keptLength: 0 },
})

/** Nothing was heard of it for too long, or too often. */
export const isLost = ({ heardAt, asked }: Current, now: number): boolean =>
  now - heardAt >= limits.assistantPatienceMs || asked >= limits.turnAsksMax

/** Its turn has to be asked for, first or again. */
export const isQuiet = ({ heardAt, begunAt }: Current, now: number): boolean =>
  begunAt === null || now - Math.max(heardAt, begunAt) >= limits.turnHeartbeatMs

/** What of it outlives the memory. */
export function durable({ heardAt: _memory, begunAt: _only, keptLength: _too, ...one }: Current): Writing {
  return one
}
