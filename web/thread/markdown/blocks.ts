/** What a text is made of, from top to bottom. Words inside are still to be read by `inlines`. */
export type Block = { kind: "paragraph" | "heading" | "quote"; text: string } | { kind: "code"; text: string } | List
export interface List {
  kind: "list"
  ordered: boolean
  start: number
  items: Item[]
}
interface Item {
  text: string
  lists: List[]
}

/** Lists within lists; what is deeper joins the deepest. */
const depthMax = 3

const heading = /^ {0,3}#{1,6}[ \t]+(.+)$/
const rule = /^ {0,3}([-*_])[ \t]*\1[ \t]*\1[-*_ \t]*$/
const quote = /^ {0,3}> ?(.*)$/
const item = /^([ \t]*)([-*+•]|\d{1,4}[.)])[ \t]+(\S.*)$/
const fence = /^ {0,12}(`{3,}|~{3,})[^`]*$/
/** The beginning of a mark that the next piece may complete. */
const begun = /^[ \t]*(?:#{1,6}|[-*_+•>]{1,3}|\d{1,4}[.)]?|`{1,2}|~{1,2})[ \t]*$/

/**
 * Splits a model's text into blocks: a subset of Markdown, line by line, each line looked at once. `isOpen` says that more
 * is coming: a mark of which only the beginning is here is held back, so that nothing is shown as what it will not be.
 */
export function blocks(text: string, { isOpen }: { isOpen: boolean }): Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n")
  if (isOpen && begun.test(lines.at(-1) ?? "")) lines.pop()
  const reader = new Reader()
  for (const line of lines) reader.take(line)
  return reader.found
}

class Reader {
  readonly found: Block[] = []
  /** What the next line may still belong to. */
  #open: { kind: "paragraph" | "quote"; text: string } | null = null
  #code: { block: { text: string }; mark: string; lines: number } | null = null
  #nested: { list: List; indent: number }[] = []
  #afterBlank = false

  take(line: string): void {
    if (this.#code !== null) return this.#takeCode(line, this.#code)
    const [, mark] = fence.exec(line) ?? []
    if (mark !== undefined) return this.#openCode(mark)
    if (line.trim() === "") return this.#blank()
    const [, title] = heading.exec(line) ?? []
    if (title !== undefined) return this.#add({ kind: "heading", text: title.replace(/ +#+ *$/, "") })
    if (rule.test(line)) return this.#close()
    const quoted = quote.exec(line)
    if (quoted !== null) return this.#continue("quote", quoted[1] ?? "")
    const [, indent, bullet, words] = item.exec(line) ?? []
    if (indent !== undefined && bullet !== undefined && words !== undefined) return this.#addItem(indent, bullet, words)
    if (this.#continuesItem(line)) return
    this.#continue("paragraph", line)
  }

  #takeCode(line: string, code: { block: { text: string }; mark: string; lines: number }): void {
    if (line.trim().startsWith(code.mark) && line.trim().replaceAll(code.mark.charAt(0), "") === "") {
      this.#code = null
      return
    }
    code.block.text += code.lines === 0 ? line : `\n${line}`
    code.lines += 1
  }

  #openCode(mark: string): void {
    const block = { kind: "code", text: "" } as const satisfies Block
    this.#add(block)
    this.#code = { block, mark, lines: 0 }
  }

  #blank(): void {
    this.#open = null
    this.#afterBlank = true
  }

  #close(): void {
    this.#open = null
    this.#nested = []
    this.#afterBlank = false
  }

  #add(block: Block): void {
    this.#close()
    this.found.push(block)
  }

  #continue(kind: "paragraph" | "quote", line: string): void {
    if (this.#open?.kind === kind) {
      this.#open.text += `\n${line}`
      return
    }
    const block = { kind, text: line }
    this.#add(block)
    this.#open = block
  }

  #addItem(indentation: string, bullet: string, text: string): void {
    const indent = indentation.replaceAll("\t", "    ").length
    const ordered = /\d/.test(bullet)
    this.#open = null
    this.#afterBlank = false
    while (this.#nested.length > 0 && indent < (this.#nested.at(-1)?.indent ?? 0)) this.#nested.pop()
    const place = this.#nested.at(-1)
    const isDeeper = place !== undefined && indent >= place.indent + 2 && this.#nested.length < depthMax
    if (place !== undefined && !isDeeper) {
      if (place.list.ordered === ordered || this.#nested.length === depthMax) {
        place.list.items.push({ text, lists: [] })
        return
      }
      this.#nested.pop()
    }
    const list: List = { kind: "list", ordered, start: ordered ? Number.parseInt(bullet, 10) : 1, items: [] }
    list.items.push({ text, lists: [] })
    const parent = this.#nested.at(-1)?.list.items.at(-1)
    if (parent === undefined) this.found.push(list)
    else parent.lists.push(list)
    this.#nested.push({ list, indent })
  }

  /** The next line of an item, indented or not; after an empty line only when it is indented. */
  #continuesItem(line: string): boolean {
    const last = this.#nested.at(-1)?.list.items.at(-1)
    if (last === undefined || (this.#afterBlank && !/^[ \t]/.test(line))) return false
    last.text += `${this.#afterBlank ? "\n\n" : "\n"}${line.trim()}`
    this.#afterBlank = false
    return true
  }
}
