import { matters } from "../matters.ts"
import { refuse } from "../refusal.ts"
import type { Hand, Step } from "./hand.ts"

/** A reply is to what its author has seen. */
export function unlessStale({ viewer, known }: Hand): Step | null {
  const news = known.newer.filter(entry => matters(entry, viewer))
  const [first] = news
  if (first === undefined) return null
  const who = news.every(({ author }) => author.name === first.author.name) ? `${first.author.name} has` : "Others have"
  return refuse("stale", `${who} been here since you last looked. Nothing was sent.`)
}
