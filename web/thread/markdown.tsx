import { Fragment, memo, type ReactNode, useMemo } from "react"
import type { Citation } from "../../protocol/answer.ts"
import { CitationMark } from "./citation-mark.tsx"
import { type Block, blocks, type List } from "./markdown/blocks.ts"
import { type Inline, inlines } from "./markdown/inlines.ts"
import { SafeLink } from "./safe-link.tsx"
import "./markdown.css"

interface Props {
  text: string
  citations: readonly Citation[]
  /** More of it is coming. */
  isOpen: boolean
}

/**
 * What a model wrote. Elements are made here one by one, from a list of what is allowed: text never becomes markup, no
 * picture is ever loaded, and every link shows its host.
 */
export function Markdown({ text, citations, isOpen }: Props) {
  const whole = useMemo(() => blocks(text, { isOpen }), [text, isOpen])
  return (
    <div className="words markdown" dir="auto">
      {whole.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
        <OneBlock key={index} block={block} citations={citations} isOpen={isOpen && index === whole.length - 1} />
      ))}
    </div>
  )
}

interface Inside {
  citations: readonly Citation[]
  isOpen: boolean
}

function OneBlock({ block, ...inside }: Inside & { block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Line text={block.text} {...inside} />
        </p>
      )
    case "heading":
      return (
        <p className="heading">
          <Line text={block.text} {...inside} />
        </p>
      )
    case "quote":
      return (
        <blockquote>
          <Line text={block.text} {...inside} />
        </blockquote>
      )
    case "code":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
    case "list":
      return <OneList list={block} {...inside} />
  }
}

function OneList({ list, ...inside }: Inside & { list: List }) {
  const items = list.items.map(({ text, lists }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
    <li key={index}>
      <Line text={text} {...inside} />
      {lists.map((inner, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
        <OneList key={place} list={inner} {...inside} />
      ))}
    </li>
  ))
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>
}

/** Drawn again only when its own words change: of a text that grows, that is its end. */
const Line = memo(({ text, citations, isOpen }: Inside & { text: string }) => {
  const cited = new Set(citations.map(({ number }) => number))
  return draw(inlines(text, { cited, isOpen }), citations)
})

function draw(list: readonly Inline[], citations: readonly Citation[]): ReactNode {
  return list.map((inline, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: text only grows at its end
    return <Fragment key={index}>{drawOne(inline, citations)}</Fragment>
  })
}

function drawOne(inline: Inline, citations: readonly Citation[]): ReactNode {
  switch (inline.kind) {
    case "text":
      return inline.text
    case "code":
      return <code>{inline.text}</code>
    case "break":
      return <br />
    case "strong":
      return <strong>{draw(inline.inside, citations)}</strong>
    case "emphasis":
      return <em>{draw(inline.inside, citations)}</em>
    case "link":
      return (
        <SafeLink href={inline.href} host={inline.host}>
          {draw(inline.inside, citations)}
        </SafeLink>
      )
    case "citation": {
      const citation = citations.find(({ number }) => number === inline.number)
      return citation && <CitationMark citation={citation} />
    }
  }
}
