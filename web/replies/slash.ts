import type { Opening } from "../thread/use-caret-menu.tsx"

/** A slash at the beginning of a word. */
export function slashAt(text: string, caret: number): Opening | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret))
  if (found === null) return null
  const [, word = ""] = found
  return { from: caret - word.length - 1, to: caret, word }
}

/** Those that are meant by a word: whose name begins with it, then those that have it in their name, then in their text. */
export function meantBy<Item extends { name: string; text: string }>(items: readonly Item[], word: string): Item[] {
  const wanted = word.toLowerCase()
  const rank = ({ name, text }: Item) => {
    const at = name.toLowerCase().indexOf(wanted)
    if (at === 0) return 0
    if (at > 0) return 1
    return text.toLowerCase().includes(wanted) ? 2 : 3
  }
  return items
    .map(item => ({ item, rank: rank(item) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}
