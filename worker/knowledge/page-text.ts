import { type Result, refuse } from "../../protocol/refusal.ts"
import { PageWriter } from "./page-writer.ts"
import { withoutFurniture } from "./without-furniture.ts"

/** What a page of the web says to a reader: its title, and its text with headings and lists as Markdown has them. */
export interface PageText {
  title: string | null
  text: string
}

export async function pageText(html: string): Promise<Result<{ page: PageText }>> {
  try {
    return { ok: true, page: await readAloud(html) }
  } catch {
    // The runtime gives a page three megabytes to be read with, which only one that is meant to fail needs.
    return refuse("bad_file", "The page is too tangled to be read. Copy its text into an entry.")
  }
}

async function readAloud(html: string): Promise<PageText> {
  const { title, hasMain, rest } = await withoutFurniture(html)
  const main = hasMain ? await textOf(rest, "main") : ""
  const text = main === "" ? await textOf(rest) : main
  return { title: title ?? text.match(/^# (.+)$/m)?.[1] ?? null, text }
}

/** The text of everything, or of what is inside of elements with a name. */
async function textOf(html: string, name?: string): Promise<string> {
  const writer = new PageWriter()
  let node = ""
  const element = (element: Element) => {
    // What is asked of an element is answered only while it begins.
    const { tagName } = element
    writer.begin(tagName, element.hasAttribute("hidden"))
    if (!withoutEnd.has(tagName)) element.onEndTag(() => writer.end(tagName))
  }
  const text = (chunk: Text) => {
    // A chunk may end in the middle of a character reference.
    node += chunk.text
    if (!chunk.lastInTextNode) return
    writer.say(node)
    node = ""
  }
  const rewriter = new HTMLRewriter().on(name === undefined ? "*" : `${name} *`, { element })
  if (name === undefined) rewriter.onDocument({ text })
  else rewriter.on(name, { text })
  await rewriter.transform(new Response(html)).arrayBuffer()
  return writer.text()
}

/** HTML's void elements: the runtime throws when it is to say where one of them ends. */
const withoutEnd: ReadonlySet<string> = new Set([
  ..."area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split(" "),
])
