import { html } from "hono/html"

export type Html = ReturnType<typeof html>

/** A description as paragraphs. Of Markdown it knows what ours use: `code` and **strong**; everything else is text. */
export function prose(text: string | undefined): Html[] {
  const paragraphs = (text ?? "").split(/\n\s*\n/).filter(paragraph => paragraph.trim() !== "")
  return paragraphs.map(paragraph => html`<p>${marked(paragraph)}</p>`)
}

/** The same within a line. */
export function marked(text: string): (Html | string)[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map(part => {
    if (part.startsWith("`") && part.length > 2) return html`<code>${part.slice(1, -1)}</code>`
    if (part.startsWith("**") && part.length > 4) return html`<strong>${part.slice(2, -2)}</strong>`
    return part
  })
}
