import { limits } from "../limits.ts"
import { matters } from "../matters.ts"
import { refuse } from "../refusal.ts"
import type { Hand, Step } from "./hand.ts"

const words = (who: string): string => `${who} been here since you last looked: read what is new first.`

/** A reply is to what its author has seen. */
export function unlessStale({ viewer, known }: Hand): Step | null {
  const news = known.newer.filter(entry => matters(entry, viewer))
  const [first] = news
  // Who has missed more than is looked through has missed something that matters.
  if (first === undefined)
    return known.newer.length < limits.newerEntriesMax ? null : refuse("stale", words("Others have"))
  const isOne = news.every(({ author }) => author.name === first.author.name)
  return refuse("stale", words(isOne ? `${first.author.name} has` : "Others have"))
}
