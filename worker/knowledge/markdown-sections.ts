/** A part of a Markdown text under one heading. The heading is not in the text. */
export interface Section {
  title: string | null
  text: string
}

/** A Markdown or plain text as one section. Its title is what stands first: in its front matter, or as a heading. */
export function wholeText(markdown: string): Section {
  const { title: given, lines } = withoutFrontMatter(markdown)
  const [first] = headingsIn(lines)
  const title = given ?? first?.title ?? null
  const leads = first !== undefined && lines.slice(0, first.at).every(isBlank)
  // Under another title the heading says something of its own.
  const text = leads && first.title === title ? lines.slice(first.end) : lines
  return { title, text: tidy(text) }
}

/**
 * The same in parts: one for each heading of the highest level that occurs more than once, and one for what stands before.
 * What names the whole, in the front matter or as a heading above all others, goes into the title of each part, since “Prices”
 * alone says little.
 */
export function sections(markdown: string): Section[] {
  const { title, lines } = withoutFrontMatter(markdown)
  const headings = headingsIn(lines)
  const level = [1, 2, 3, 4, 5, 6].find(one => headings.filter(heading => heading.level === one).length > 1)
  if (level === undefined) return [wholeText(markdown)]
  const starts = headings.filter(heading => heading.level === level)
  const names = [title, headings.find(heading => heading.level < level)?.title].filter(name => name != null)
  const above = names.length === 0 ? null : [...new Set(names)].join(": ")
  const before = wholeText(lines.slice(0, starts[0]?.at).join("\n"))
  const parts = starts.map(({ title: own, end }, index) => ({
    title: above === null ? own : `${above}: ${own}`,
    text: tidy(lines.slice(end, starts[index + 1]?.at)),
  }))
  return [{ ...before, title: above ?? before.title }, ...parts].filter(({ text }) => text !== "")
}

interface Heading {
  level: number
  title: string
  /** Its first line, and the one after its last. */
  at: number
  end: number
}

/** Headings as CommonMark has them, with `#` or underlined; not those in fenced code. */
function headingsIn(lines: string[]): Heading[] {
  const found: Heading[] = []
  let fence: string | null = null
  for (const [at, line] of lines.entries()) {
    const mark = line.match(/^ {0,3}(`{3,}|~{3,})/)?.[1]
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null
      continue
    }
    if (mark !== undefined) fence = mark
    else found.push(...headingAt(lines, at))
  }
  return found
}

function headingAt(lines: string[], at: number): Heading[] {
  const line = lines[at] ?? ""
  if (line.length > headingCharactersMax) return []
  const marked = line.match(/^ {0,3}(#{1,6})[ \t]+(.*)$/)
  const title = plain((marked ? (marked[2] ?? "") : line).replace(/[ \t]+#+[ \t]*$/, ""))
  if (title === "") return []
  if (marked) return [{ level: marked[1]?.length ?? 1, title, at, end: at + 1 }]
  const rule = lines[at + 1]?.match(/^ {0,3}(=+|-{2,})[ \t]*$/)?.[1]
  const standsAlone = at === 0 || isBlank(lines[at - 1] ?? "")
  if (rule === undefined || !standsAlone || /^ {4}|^ {0,3}([-+*>|]|\d+[.)])/.test(line)) return []
  return [{ level: rule.startsWith("=") ? 1 : 2, title, at, end: at + 2 }]
}

/** A longer line is text, and a file of one line would keep what looks for marks in it busy for minutes. */
const headingCharactersMax = 1_000

/** A heading without its marks: what is emphasized, quoted as code, or linked. */
const plain = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*`]+|(?<!\w)_+|_+(?!\w)/g, "")
    .trim()

/** Front matter is settings for a program; only the title in it is said to readers. */
function withoutFrontMatter(markdown: string): { title: string | null; lines: string[] } {
  const lines = markdown.split("\n")
  const end = lines[0] === "---" ? lines.indexOf("---", 1) : -1
  if (end === -1 || !lines.slice(1, end).every(line => /^(\s|#|-|$)|^[\w-]+:/.test(line))) return { title: null, lines }
  const named = lines.slice(1, end).find(line => /^title:/i.test(line))
  const title = named
    ?.slice("title:".length)
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
  return { title: title || null, lines: lines.slice(end + 1) }
}

const isBlank = (line: string): boolean => line.trim() === ""

const tidy = (lines: string[]): string =>
  lines
    .map(line => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "")
