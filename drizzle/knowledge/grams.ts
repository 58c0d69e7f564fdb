/**
 * The threes of letters that a word is made of, its ends among them, each with the word's first letter: words that share many
 * are spelled alike. Who mistypes a word seldom mistypes its first letter.
 */
export function gramsOf(word: string): string[] {
  const signs = [" ", ...word, " "]
  const first = signs[1] ?? ""
  const threes = signs.slice(2).map((sign, at) => `${signs[at]}${signs[at + 1]}${sign}`)
  return [...new Set(threes.map(three => first + three))]
}
