import { firstCharacters } from "./sources.ts"

/** The beginning of what somebody wrote, in one line, ending with a whole sentence or word. */
export function extractSummary(text: string, charactersMax = 400): string {
  const line = text.replace(/\s+/g, " ").trim()
  if (line.length <= charactersMax) return line
  const cut = firstCharacters(line, charactersMax)
  const sentence = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("? "), cut.lastIndexOf("! "))
  if (sentence > charactersMax / 2) return cut.slice(0, sentence + 1)
  const word = cut.lastIndexOf(" ")
  return `${word > 0 ? cut.slice(0, word) : cut} …`
}
