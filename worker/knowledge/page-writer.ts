import { resolveReferences } from "./character-references.ts"

/** Writes down what a page says, element by element, with the marks that Markdown has for headings, lists and tables. */
export class PageWriter {
  #written: string[] = []
  /** What was written last begins a line, and the text for it is still to come. */
  #isBegun = false
  #isHidden = false
  #preformatted = 0

  begin(name: string, isHidden: boolean): void {
    const mark = marks.get(name)
    if (mark === undefined) return
    this.#isHidden = isHidden
    if (name === "pre") this.#preformatted++
    const begins = /[-#|] $/.test(mark)
    // A paragraph in a list stays on the line of its hyphen.
    if (this.#isBegun && !begins) return
    this.#written.push(mark)
    this.#isBegun = begins
  }

  end(name: string): void {
    if (!marks.has(name)) return
    this.#isHidden = false
    if (name === "pre") this.#preformatted--
    if (inRows.has(name)) return
    this.#written.push("\n")
    this.#isBegun = false
  }

  /** A whole piece of text between two tags. */
  say(source: string): void {
    if (this.#isHidden) return
    const text = resolveReferences(this.#preformatted > 0 ? source.replaceAll(" ", kept) : source.replace(/\s+/g, " "))
    this.#written.push(text)
    if (text.trim() !== "") this.#isBegun = false
  }

  text(): string {
    const lines = this.#written.join("").split("\n").map(tidyLine)
    return lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/^\n+|\n+$/g, "")
  }
}

/** A space that is not folded with its neighbours. */
const kept = "\u00a0"

/** A mark without any text after it is left out, and so is the one that stands before the first cell of a row. */
function tidyLine(line: string): string {
  const folded = line
    .replace(/ {2,}/g, " ")
    .replace(/^ (\| )?/, "")
    .replaceAll(kept, " ")
    .trimEnd()
  return /^(-|\||#{1,6})$/.test(folded) ? "" : folded
}

/** Their line ends where the next of them begins, or with what they are all in. */
const inRows: ReadonlySet<string> = new Set(["dd", "dt", "li", "td", "th", "tr"])

const each = (names: string, mark: string) => names.split(" ").map((name): [string, string] => [name, mark])

/** What is written where an element begins. Others are in the middle of a line. */
const marks = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level): [string, string] => [`h${level}`, `\n\n${"#".repeat(level)} `]),
  ...each("address article br details div dl dd dt figcaption figure form header hgroup legend main ol", "\n"),
  ...each("optgroup section summary tr ul", "\n"),
  ...each("blockquote fieldset hr p pre table", "\n\n"),
  ...each("li", "\n- "),
  ...each("td th", " | "),
])
