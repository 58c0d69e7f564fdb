/** A regular expression, taken apart as far as the product's own use it. */
export type Pattern =
  | { kind: "sign"; fits: (sign: string) => boolean }
  | { kind: "place"; holds: (text: string, at: number) => boolean }
  | { kind: "repeat"; inside: Pattern; min: number; max: number; isLazy: boolean }
  | { kind: "group"; number: number | null; either: Pattern[][] }
  | { kind: "ahead"; isThere: boolean; either: Pattern[][] }
  | { kind: "same"; group: number }

/** Throws at anything that it does not know: a count that leaves something out would prove nothing. */
export function patternOf({ source, flags }: RegExp): Pattern {
  const reader = new Reader(source, flags.replaceAll(/[gy]/g, ""))
  const either = reader.either()
  if (!reader.isAtEnd) throw new Error(`The expression ${source} ends too early`)
  return { kind: "group", number: 0, either }
}

const sets = /\[(?:\\.|[^\]\\])*\]|\\[dDsSwW]|\\p\{[^}]*\}|\./y
const counts = /(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/y
const known = { "*": [0, Number.POSITIVE_INFINITY], "+": [1, Number.POSITIVE_INFINITY], "?": [0, 1] } as const

class Reader {
  readonly #source: string
  readonly #flags: string
  #at = 0
  #groups = 0
  constructor(source: string, flags: string) {
    this.#source = source
    this.#flags = flags
  }

  get isAtEnd(): boolean {
    return this.#at === this.#source.length
  }

  either(): Pattern[][] {
    const all: Pattern[][] = [[]]
    while (!this.isAtEnd && this.#source[this.#at] !== ")") {
      if (this.#takes("|")) all.push([])
      else all.at(-1)?.push(this.#repeated(this.#one()))
    }
    return all
  }

  #one(): Pattern {
    if (this.#takes("(?:")) return { kind: "group", number: null, either: this.#closed() }
    if (this.#takes("(?=")) return { kind: "ahead", isThere: true, either: this.#closed() }
    if (this.#takes("(?!")) return { kind: "ahead", isThere: false, either: this.#closed() }
    if (this.#source.startsWith("(?", this.#at)) throw new Error(`There is more than is known in ${this.#source}`)
    if (this.#takes("(")) {
      this.#groups += 1
      return { kind: "group", number: this.#groups, either: this.#closed() }
    }
    if (this.#takes("^")) return { kind: "place", holds: (_, at) => at === 0 }
    if (this.#takes("$")) return { kind: "place", holds: (text, at) => at === text.length }
    if (this.#takes("\\b")) return { kind: "place", holds: isEdge }
    const [same] = this.#match(/\\[1-9]/y)
    if (same !== undefined) return { kind: "same", group: Number(same.slice(1)) }
    return this.#sign()
  }

  #sign(): Pattern {
    const [set] = this.#match(sets)
    const [source = ""] = set === undefined ? this.#match(/\\.|[^\\]/y) : [set]
    const one = new RegExp(`^(?:${source})$`, this.#flags)
    const known = new Map<string, boolean>()
    const fits = (sign: string) => {
      const fitted = known.get(sign) ?? one.test(sign)
      known.set(sign, fitted)
      return fitted
    }
    return { kind: "sign", fits }
  }

  #repeated(inside: Pattern): Pattern {
    const [whole, sign, least = "", comma, most = "", lazy] = this.#match(counts)
    if (whole === undefined) return inside
    const [min, max] = known[sign as keyof typeof known] ?? [
      Number(least),
      comma === "" ? Number(least) : most === "" ? Number.POSITIVE_INFINITY : Number(most),
    ]
    return { kind: "repeat", inside, min, max, isLazy: lazy === "?" }
  }

  #closed(): Pattern[][] {
    const either = this.either()
    if (!this.#takes(")")) throw new Error(`A group does not end in ${this.#source}`)
    return either
  }

  #takes(text: string): boolean {
    const isHere = this.#source.startsWith(text, this.#at)
    if (isHere) this.#at += text.length
    return isHere
  }

  #match(sticky: RegExp): (string | undefined)[] {
    sticky.lastIndex = this.#at
    const found = sticky.exec(this.#source) ?? []
    this.#at += found[0]?.length ?? 0
    return [...found]
  }
}

const isWord = (sign: string | undefined) => sign !== undefined && /\w/.test(sign)
const isEdge = (text: string, at: number) => isWord(text[at - 1]) !== isWord(text[at])
