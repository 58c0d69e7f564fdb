/** A piece of text, or a link that may be followed. `host` is told when the words do not show where it leads. */
export type Piece = { text: string } | Link
export interface Link {
  text: string
  href: string
  host: string | null
}

const named = /\[([^\]\n]{1,200})\]\((\S{1,2000}?)\)/
const bare = /\bhttps?:\/\/[^\s<>"]+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/
const barePattern = new RegExp(bare, "gi")
const anyPattern = new RegExp(`${named.source}|${bare.source}`, "gi")

/** Finds links in what a person wrote. Only http, https and mailto ever become one; all else stays text. */
export const pieces = (text: string): Piece[] => piecesBy(anyPattern, text)

/** Only addresses that are written out, without a name of their own. */
export const bareLinks = (text: string): Piece[] => piecesBy(barePattern, text)

function piecesBy(pattern: RegExp, text: string): Piece[] {
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

function readLink(match: RegExpMatchArray): { piece: Link; length: number } | null {
  const [whole, label, target] = match
  if (label !== undefined && target !== undefined) {
    const piece = linkTo(label, target)
    return piece && { piece, length: whole.length }
  }
  const bare = withoutTail(whole)
  const piece = linkTo(bare, /^https?:/i.test(bare) ? bare : `mailto:${bare}`)
  return piece && { piece, length: bare.length }
}

/** A link with these words to that address; null when nobody may be led there. */
export function linkTo(text: string, target: string): Link | null {
  const url = URL.canParse(target) ? new URL(target) : null
  if (url === null) return null
  switch (url.protocol) {
    case "http:":
    case "https:": {
      // A name before "@" can look like the host, and so can a host in letters of another script, or one that goes on.
      const origin = `${url.protocol}//${url.host}`
      const plain =
        url.username === "" && text.toLowerCase().startsWith(origin) && endsHost.test(text.slice(origin.length))
      return { text, href: url.href, host: plain ? null : url.host }
    }
    case "mailto:":
      return { text, href: url.href, host: text === url.pathname ? null : url.pathname }
    default:
      return null
  }
}

const endsHost = /^(?:[/?#]|$)/

/** The full stop after a link ends the sentence; a bracket that was opened before the link closes outside of it. */
export function withoutTail(link: string): string {
  let unclosed = 0
  for (const sign of link) unclosed += sign === "(" ? 1 : sign === ")" ? -1 : 0
  let end = link.length
  for (; end > 0; end -= 1) {
    const sign = link.charAt(end - 1)
    if (sign === ")" && unclosed < 0) unclosed += 1
    else if (!tail.includes(sign)) break
  }
  return link.slice(0, end)
}

const tail = ".,;:!?'\"*_~"
