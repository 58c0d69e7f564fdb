/** A piece of text, or a link that may be followed. `host` is told when the words do not show where it leads. */
export type Piece = { text: string } | { text: string; href: string; host: string | null }

const pattern = /\[([^\]\n]{1,200})\]\((\S{1,2000}?)\)|\bhttps?:\/\/[^\s<>"]+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi

/** Finds links in what a person or a model wrote. Only http, https and mailto ever become one; all else stays text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let rest = 0
  for (const match of text.matchAll(pattern)) {
    const link = readLink(match)
    if (link === null) continue
    if (match.index > rest) found.push({ text: text.slice(rest, match.index) })
    found.push(link.piece)
    rest = match.index + link.length
  }
  if (rest < text.length) found.push({ text: text.slice(rest) })
  return found
}

function readLink(match: RegExpMatchArray): { piece: Piece; length: number } | null {
  const [whole, label, target] = match
  if (label !== undefined && target !== undefined) {
    const piece = toPiece(label, target)
    return piece && { piece, length: whole.length }
  }
  const bare = withoutTail(whole)
  const piece = toPiece(bare, /^https?:/i.test(bare) ? bare : `mailto:${bare}`)
  return piece && { piece, length: bare.length }
}

function toPiece(text: string, target: string): Piece | null {
  const url = URL.canParse(target) ? new URL(target) : null
  if (url === null) return null
  switch (url.protocol) {
    case "http:":
    case "https:": {
      // A name before "@" can look like the host, and so can a host in letters of another script.
      const plain = url.username === "" && text.toLowerCase().startsWith(`${url.protocol}//${url.host}`)
      return { text, href: url.href, host: plain ? null : url.host }
    }
    case "mailto:":
      return { text, href: url.href, host: text === url.pathname ? null : url.pathname }
    default:
      return null
  }
}

/** The full stop after a link ends the sentence; a bracket that was opened before the link closes outside of it. */
function withoutTail(link: string): string {
  const trimmed = link.replace(/[.,;:!?'"*_~]+$/, "")
  const count = (sign: string) => trimmed.split(sign).length
  return trimmed.endsWith(")") && count(")") > count("(") ? withoutTail(trimmed.slice(0, -1)) : trimmed
}
