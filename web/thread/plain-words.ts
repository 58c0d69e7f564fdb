import { type Block, blocks, type List } from "./markdown/blocks.ts"
import { type Inline, inlines } from "./markdown/inlines.ts"

/** What a model wrote, as one would read it out: without marks and numbers of sources. It may break off in the middle of a mark. */
export const plainWords = (text: string): string =>
  blocks(text.replaceAll(numbers, ""), { isOpen: true }).map(saidBlock).join("\n")

const numbers = / ?\[\d{1,2}(?:, ?\d{1,2}){0,5}\](?!\()/g

function saidBlock(block: Block): string {
  if (block.kind === "list") return saidList(block)
  return block.kind === "code" ? block.text : said(block.text)
}

const saidList = ({ items }: List): string =>
  items.map(({ text, lists }) => [said(text), ...lists.map(saidList)].join("\n")).join("\n")

const said = (text: string): string => inlines(text, { cited: new Set(), isOpen: true }).map(saidInline).join("")

function saidInline(inline: Inline): string {
  switch (inline.kind) {
    case "text":
    case "code":
      return inline.text
    case "break":
      return "\n"
    case "citation":
      return ""
    case "strong":
    case "emphasis":
    case "link":
      return inline.inside.map(saidInline).join("")
  }
}
