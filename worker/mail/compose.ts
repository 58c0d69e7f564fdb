import { escapeHtml } from "./escape-html.ts"
import { oneLine } from "./one-line.ts"

/** A piece of a mail, in reading order. What people wrote comes in as `quote` or inside a text, and can add no HTML. */
export type Part =
  | { paragraph: string }
  | { quote: string; by: string }
  | { link: string; words: string }
  | { small: string; link: string; words: string }

interface Composed {
  subject: string
  text: string
  html: string
}

/** One mail, as plain text and as simple HTML that says the same. */
export function compose(subject: string, parts: Part[]): Composed {
  return {
    subject: cut(oneLine(subject)),
    text: `${parts.map(asText).join("\n\n")}\n`,
    html: parts.map(asHtml).join("\n"),
  }
}

/** Longer ones are cut by mail programs anyway, and some servers refuse them. */
const subjectCharactersMax = 150

function cut(subject: string): string {
  if (subject.length <= subjectCharactersMax) return subject
  return `${subject
    .slice(0, subjectCharactersMax)
    .toWellFormed()
    .replace(/\ufffd$/, "")}…`
}

function asText(part: Part): string {
  if ("paragraph" in part) return part.paragraph
  if ("quote" in part) return `${oneLine(part.by)}:\n${part.quote.trim().replaceAll(/^/gm, "> ")}`
  if ("small" in part) return `${part.small}\n${part.words}: ${part.link}`
  return `${part.words}: ${part.link}`
}

function asHtml(part: Part): string {
  if ("paragraph" in part) return `<p>${escapeHtml(part.paragraph)}</p>`
  if ("quote" in part) {
    const lines = escapeHtml(part.quote.trim()).replaceAll("\n", "<br>")
    return `<p><b>${escapeHtml(oneLine(part.by))}</b></p>\n<blockquote>${lines}</blockquote>`
  }
  const link = `<a href="${escapeHtml(part.link)}">${escapeHtml(part.words)}</a>`
  return "small" in part ? `<p><small>${escapeHtml(part.small)} ${link}</small></p>` : `<p>${link}</p>`
}
