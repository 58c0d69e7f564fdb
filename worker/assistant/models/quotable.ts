/** A sentence or an item of a list, without the Markdown around it. */
export interface Quotable {
  text: string
  isItem: boolean
}

/** What of a text can be quoted by itself, in its order. Headings, pictures, tables' rules and code fences cannot. */
export function quotable(text: string): Quotable[] {
  return text.split(/\n+/).flatMap((line): Quotable[] => {
    const bare = line.trim()
    if (bare === "" || /^(?:#{1,6}\s|```|~~~|[-*_=|:\s]{3,}$)/.test(bare)) return []
    const item = /^(?:[-*+•]|(\d{1,2})[.)])\s+(.*)$/.exec(bare)
    if (item) {
      const [, number, said = ""] = item
      const words = plain(said)
      return words === "" ? [] : [{ text: `${number === undefined ? "-" : `${number}.`} ${words}`, isItem: true }]
    }
    return sentences(plain(bare)).map(sentence => ({ text: sentence, isItem: false }))
  })
}

function plain(text: string): string {
  return (
    text
      // An address may have parentheses of its own, in pairs.
      .replace(/!\[[^\]]*\]\((?:[^()]|\([^()]*\))*\)/g, "")
      .replace(/\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, "$1")
      .replace(/<\/?[a-z][^>]*>/gi, "")
      .replace(/\[\d{1,3}(?:, ?\d{1,3})*\]/g, "")
      .replace(/(\*\*|__|`)/g, "")
      .replace(/^>\s*/, "")
      .replace(/\s+/g, " ")
      .trim()
  )
}

function sentences(text: string): string[] {
  const split = text.match(/.+?(?:[.!?…]+["”’)]*(?=\s+["“‘(]?[\p{Lu}\p{N}])|$)/gsu) ?? []
  return split.map(sentence => sentence.trim()).filter(sentence => sentence !== "")
}
