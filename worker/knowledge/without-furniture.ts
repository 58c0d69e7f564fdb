import { resolveReferences } from "./character-references.ts"

/** A page without what is not its text, and what was learned of it on the way. */
export interface Cleared {
  title: string | null
  hasMain: boolean
  rest: string
}

/** Takes out what is not the text of a page. In a pass of its own, since a rewriter still reads aloud what it removes. */
export async function withoutFurniture(html: string): Promise<Cleared> {
  const titles: string[] = []
  let hasMain = false
  let isOfPicture = false
  let title = ""
  const rewriter = new HTMLRewriter()
    .on("main", {
      element() {
        hasMain = true
      },
    })
    .on("svg title", {
      element() {
        isOfPicture = true
      },
    })
    .on("title", {
      text(chunk) {
        title += chunk.text
        if (!chunk.lastInTextNode) return
        if (!isOfPicture) titles.push(resolveReferences(title).replace(/\s+/g, " ").trim())
        title = ""
        isOfPicture = false
      },
    })
    .on([...furniture, ...hidden].join(), { element: element => void element.remove() })
  const rest = await rewriter.transform(new Response(html)).text()
  return { title: titles.find(one => one !== "") ?? null, hasMain, rest }
}

/** What stands around the text of a page, is for machines, or is operated and not read. */
const furniture = [
  ..."script style template noscript title nav aside footer iframe object svg math canvas audio video".split(" "),
  ..."button select textarea dialog".split(" "),
  ...["navigation", "contentinfo", "complementary", "search"].map(role => `[role='${role}']`),
]

/** These may end without saying so, and then all that follows would be taken out with them. Their text is hidden later on. */
const endUnsaid = ["p", "li", "dt", "dd", "tr", "td", "th", "body", "html"].map(name => `:not(${name})`).join("")

const hidden = [`[hidden]${endUnsaid}`, `[aria-hidden='true']${endUnsaid}`]
