import { linkTo } from "../links.ts"
import { linked } from "./linked.ts"
import { type Reading, type Token, Tokens } from "./tokens.ts"

/** What a line of text is made of. Text never holds markup, and a link tells its host when its words do not. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "break" }
  | { kind: "citation"; number: number }
  | { kind: "strong" | "emphasis"; inside: Inline[] }
  | { kind: "link"; href: string; host: string | null; inside: Inline[] }

/** Bold, italics, code, links, citations and line breaks. A picture becomes a link: nothing is loaded because a model said so. */
export function inlines(text: string, reading: Reading): Inline[] {
  const tree = new Tree(reading)
  for (const token of new Tokens(text, reading).found) tree.take(token)
  return linked(tree.whole(), reading)
}

interface Frame {
  kind: "strong" | "emphasis" | "bracket"
  mark: string
  inside: Inline[]
}

class Tree {
  readonly #isOpen: boolean
  readonly #whole: Inline[] = []
  /** What has begun and not ended: one of each kind at most, so hostile nesting costs no more than plain words. */
  readonly #frames: Frame[] = []

  constructor({ isOpen }: Reading) {
    this.#isOpen = isOpen
  }

  take(token: Token): void {
    switch (token.kind) {
      case "emphasis":
        return this.#emphasis(token)
      case "bracket":
        // A link holds no other: the bracket before was only a bracket.
        this.#drop("bracket")
        this.#frames.push({ kind: "bracket", mark: token.mark, inside: [] })
        return
      case "closed":
        return this.#closed(token)
      case "address":
        return this.#put(
          link(token.address, [{ kind: "text", text: token.address }]) ?? { kind: "text", text: token.source },
        )
      default:
        return this.#put(token)
    }
  }

  /** What has begun and is still coming counts as ended where the text does. */
  whole(): Inline[] {
    while (this.#frames.length > 0) this.#dropInnermost({ isComing: this.#isOpen })
    return this.#whole
  }

  #emphasis({ mark, mayBegin, mayEnd, isLast }: Extract<Token, { kind: "emphasis" }>): void {
    const sign = mark.charAt(0)
    const marks = mark.length === 3 ? [sign + sign, sign] : [mark]
    const open = this.#frames.filter(frame => marks.includes(frame.mark)).reverse()
    if (mayEnd && open.length === marks.length) {
      const [only] = open
      if (open.length === 1 && only !== undefined) this.#turnAround(only)
      for (const frame of open) this.#end(frame)
    } else if (mayBegin && !this.#frames.some(frame => marks.some(one => kindOf(one) === frame.kind))) {
      for (const one of marks) this.#frames.push({ kind: kindOf(one), mark: one, inside: [] })
    } else if (!(isLast && this.#isOpen)) this.#put({ kind: "text", text: mark })
  }

  /** What began as `***` is inside out when its outer mark ends first: nothing stood between the two. */
  #turnAround(outer: Frame): void {
    const inner = this.#frames.at(-1)
    if (inner === undefined || this.#frames.at(-2) !== outer || outer.inside.length > 0) return
    if (inner.mark.charAt(0) !== outer.mark.charAt(0)) return
    this.#frames.splice(-2, 2, { ...outer, kind: inner.kind, mark: inner.mark }, outer)
    outer.inside = inner.inside
  }

  #closed({ address, source }: Extract<Token, { kind: "closed" }>): void {
    const frame = this.#frames.find(({ kind }) => kind === "bracket")
    if (frame === undefined) return this.#put({ kind: "text", text: source })
    while (this.#frames.at(-1) !== frame) this.#dropInnermost({ isComing: false })
    this.#frames.pop()
    const label = frame.inside.length > 0 ? frame.inside : [unnamed[frame.mark === "![" ? "picture" : "link"]]
    const made = address === null || address === "coming" ? null : link(address, label)
    if (made !== null) return this.#put(made)
    if (address === "coming") return this.#putAll(frame.inside)
    this.#put({ kind: "text", text: frame.mark })
    this.#putAll(frame.inside)
    this.#put({ kind: "text", text: source })
  }

  /** What began inside and has not ended was only a sign. */
  #end(frame: Frame): void {
    while (this.#frames.at(-1) !== frame) this.#dropInnermost({ isComing: false })
    this.#frames.pop()
    if (frame.kind !== "bracket") this.#put({ kind: frame.kind, inside: frame.inside })
  }

  #drop(kind: Frame["kind"]): void {
    while (this.#frames.some(frame => frame.kind === kind)) this.#dropInnermost({ isComing: false })
  }

  #dropInnermost({ isComing }: { isComing: boolean }): void {
    const frame = this.#frames.pop()
    if (frame === undefined) return
    if (isComing && frame.kind !== "bracket") return this.#put({ kind: frame.kind, inside: frame.inside })
    if (!isComing) this.#put({ kind: "text", text: frame.mark })
    this.#putAll(frame.inside)
  }

  #putAll(list: readonly Inline[]): void {
    for (const inline of list) this.#put(inline)
  }

  #put(inline: Inline): void {
    const inside = this.#frames.at(-1)?.inside ?? this.#whole
    const last = inside.at(-1)
    // A number does not stand alone at the beginning of a line.
    if (inline.kind === "citation" && last?.kind === "text") {
      inside[inside.length - 1] = { kind: "text", text: last.text.replace(/ $/, "\u00a0") }
    }
    if (inline.kind === "text" && last?.kind === "text") {
      inside[inside.length - 1] = { kind: "text", text: last.text + inline.text }
    } else inside.push(inline)
  }
}

const kindOf = (mark: string) => (mark.length === 2 ? "strong" : "emphasis")

const unnamed = {
  picture: { kind: "text", text: "Picture" },
  link: { kind: "text", text: "Link" },
} as const satisfies Record<string, Inline>

function link(address: string, inside: Inline[]): Inline | null {
  const found = linkTo(wordsOf(inside), address)
  return found && { kind: "link", href: found.href, host: found.host, inside: inside.map(unlinked) }
}

/** Only words may stand in a link: whoever follows it should land where it says. */
function unlinked(inline: Inline): Inline {
  if (inline.kind === "link") return { kind: "text", text: wordsOf(inline.inside) }
  if (inline.kind === "citation") return { kind: "text", text: `[${inline.number}]` }
  return "inside" in inline ? { ...inline, inside: inline.inside.map(unlinked) } : inline
}

const wordsOf = (list: readonly Inline[]): string =>
  list
    .map(inline => {
      if ("text" in inline) return inline.text
      return "inside" in inline ? wordsOf(inline.inside) : " "
    })
    .join("")
