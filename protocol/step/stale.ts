import type { Entry } from "../entry.ts"
import { limits } from "../limits.ts"
import { matters } from "../matters.ts"
import { refuse } from "../refusal.ts"
import type { Hand, Step } from "./hand.ts"

/** A reply is to what its author has seen. */
export function unlessStale({ viewer, known }: Hand): Step | null {
  const news = known.newer.filter(entry => matters(entry, viewer))
  const [first] = news
  // Who has missed more than is looked through has missed something that matters.
  if (first === undefined)
    return known.newer.length < limits.newerEntriesMax ? null : refuse("stale", told("Others have"))
  const isOne = news.every(({ author }) => author.name === first.author.name)
  return refuse("stale", told(isOne ? `${first.author.name} has` : "Others have", news))
}

const told = (whoHas: string, news: Entry[] = []): string =>
  `${whoHas} ${news.length > 0 && news.every(isSaid) ? "written" : "changed something"} since you last looked: read what is new first.`

const isSaid = ({ body: { type } }: Entry): boolean => type === "message" || type === "note" || type === "answer"
