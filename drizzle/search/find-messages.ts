import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import type { MessageHit } from "../../protocol/search.ts"
import type { Database } from "../client.ts"
import { keysBackwards } from "./blocks.ts"
import { type Candidate, candidatesUnder } from "./candidates.ts"
import { fragment } from "./highlight.ts"
import type { Horizon } from "./horizon.ts"
import { scoreOf } from "./rank.ts"
import type { Search } from "./read-search.ts"

/**
 * Where a list of finds goes on: entries up to `upTo`, as they ranked at the time `now`, behind the one with this score and
 * number; from the best on when there is none.
 */
export const messageMark = z.object({ upTo: z.int(), now: z.int(), after: z.tuple([z.number(), z.int()]).nullable() })
export type MessageMark = z.infer<typeof messageMark>

interface Ranked {
  score: number
  found: Candidate
}

/**
 * Messages, best first. The newest that have all the words are ranked among each other; when they have all been shown, the
 * next older ones are, and so on to the beginning: the whole history is found, and no search reads it all at once.
 */
export async function findMessages(
  database: Database,
  organizationId: string,
  asked: { search: Search; horizon: Horizon; mark: MessageMark; limit: number },
): Promise<{ hits: MessageHit[]; next: MessageMark | null }> {
  const { search, mark, limit } = asked
  const newest = await newestOf(database, organizationId, asked)
  const ranked = newest.map(found => ({ found, score: rank(search, found, mark.now) })).toSorted(byScore)
  const rest = mark.after === null ? ranked : ranked.filter(one => isBehind(one, mark.after))
  const shown = rest.slice(0, limit)
  return { hits: shown.map(({ found }) => hitOf(search, found)), next: nextMark() }

  function nextMark(): MessageMark | null {
    const last = shown.at(-1)
    if (rest.length > shown.length && last) return { ...mark, after: [last.score, last.found.seq] }
    if (newest.length < limits.searchRankedMax) return null
    return { ...mark, upTo: Math.min(...newest.map(({ seq }) => seq)) - 1, after: null }
  }
}

async function newestOf(
  database: Database,
  organizationId: string,
  { search, horizon, mark }: { search: Search; horizon: Horizon; mark: MessageMark },
): Promise<Candidate[]> {
  const found: Candidate[] = []
  const high = Math.min(mark.upTo, horizon.high)
  for (const keys of keysBackwards(organizationId, { low: horizon.low, high: high })) {
    const limit = limits.searchRankedMax - found.length
    if (limit <= 0) break
    found.push(...(await candidatesUnder(database, organizationId, { keys, search, upTo: mark.upTo, limit })))
  }
  return found
}

const rank = ({ terms }: Search, { text, at }: Candidate, now: number): number =>
  // Rounded, so that a score is the same number after its way through a page mark.
  Math.round(scoreOf(terms, { text, ageMs: now - at }) * 1e6) / 1e6

const byScore = (one: Ranked, other: Ranked): number => other.score - one.score || other.found.seq - one.found.seq

const isBehind = ({ score, found }: Ranked, after: [number, number] | null): boolean =>
  after === null || score < after[0] || (score === after[0] && found.seq < after[1])

function hitOf({ terms }: Search, { text, ...found }: Candidate): MessageHit {
  return { ...found, fragment: fragment(terms, text) }
}
