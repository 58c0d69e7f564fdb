import { withoutTail } from "../links.ts"
import { codeEnds, runLength } from "./code-ends.ts"

/** The signs of a text that may mean something, in order. */
export type Token =
  | { kind: "text" | "code"; text: string }
  | { kind: "break" }
  | { kind: "citation"; number: number }
  | { kind: "emphasis"; mark: string; mayBegin: boolean; mayEnd: boolean; isLast: boolean }
  | { kind: "bracket"; mark: "[" | "![" }
  /** A bracket that closes, and the address behind it. `coming`: the text ends before the address does. */
  | { kind: "closed"; address: string | "coming" | null; source: string }
  | { kind: "address"; address: string; source: string }

export interface Reading {
  /** Numbers of the answer's sources: other numbers in brackets are only that. */
  cited: ReadonlySet<number>
  /** More of the text is coming: a mark of which only the beginning is here is held back. */
  isOpen: boolean
}

/** Longest address that becomes a link. */
const addressCharactersMax = 2_000

const meaningful = /[\\\n`*_![\]<]|https?:\/\//gi
const webAddress = /https?:\/\/[^\s<>"[\]]+/iy
const angled = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/iy
const numbers = /\[(\d{1,2}(?:, ?\d{1,2}){0,5})\](?!\()/y
const begunNumbers = /\[[\d, ]{0,20}\]?$/y
const punctuation = /[!-/:-@[-`{-~]/
const isSpace = /\s/
const isLetter = /[\p{L}\p{N}]/u

/** Reads a text from left to right. Every look ahead is bounded or remembered, so the time is that of the length. */
export class Tokens {
  readonly found: Token[] = []
  readonly #text: string
  readonly #reading: Reading
  readonly #codeEnds: ReadonlyMap<number, number>
  #at = 0
  /** Where the next ")" is, when it has been looked for. */
  #parenthesis = -1

  constructor(text: string, reading: Reading) {
    this.#text = text
    this.#reading = reading
    this.#codeEnds = codeEnds(text)
    while (this.#at < text.length) this.#take(text.charAt(this.#at))
  }

  #take(sign: string): void {
    switch (sign) {
      case "\\":
        return this.#escape()
      case "\n":
        return this.#add({ kind: "break" }, 1)
      case "`":
        return this.#code()
      case "*":
      case "_":
        return this.#emphasis(sign)
      case "!":
        return this.#text.charAt(this.#at + 1) === "[" ? this.#add({ kind: "bracket", mark: "![" }, 2) : this.#plain(1)
      case "[":
        return this.#numbers()
      case "]":
        return this.#closed()
      case "<":
        return this.#angled()
      default:
        return this.#words()
    }
  }

  #add(token: Token, length: number): void {
    this.found.push(token)
    this.#at += length
  }

  #plain(length: number): void {
    this.#add({ kind: "text", text: this.#text.slice(this.#at, this.#at + length) }, length)
  }

  /** Signs that mean nothing, up to the next that may. An address in full is taken whole: its underscores are its own. */
  #words(): void {
    const [address] = this.#match(webAddress) ?? []
    if (address !== undefined) return this.#plain(withoutTail(address).length)
    meaningful.lastIndex = this.#at + 1
    this.#plain((meaningful.exec(this.#text)?.index ?? this.#text.length) - this.#at)
  }

  #escape(): void {
    const next = this.#text.charAt(this.#at + 1)
    if (next === "\n") this.#at += 1
    else if (!punctuation.test(next)) this.#plain(1)
    else this.#add({ kind: "text", text: next }, 2)
  }

  /** Code that has begun and is still coming is code already. */
  #code(): void {
    const length = runLength(this.#text, this.#at)
    const begin = this.#at + length
    const end = this.#codeEnds.get(this.#at)
    if (end === undefined && !this.#reading.isOpen) return this.#plain(length)
    const text = this.#text.slice(begin, end).replaceAll("\n", " ")
    this.#at = end === undefined ? this.#text.length : end + length
    if (text !== "") this.#add({ kind: "code", text: text.trim() === "" ? text : text.replace(/^ (.*) $/, "$1") }, 0)
  }

  #emphasis(sign: string): void {
    const length = runLength(this.#text, this.#at)
    const [before, after] = [this.#text.charAt(this.#at - 1), this.#text.charAt(this.#at + length)]
    if (length > 3) return this.#plain(length)
    const inWord = sign === "_" && isLetter.test(before) && isLetter.test(after)
    const mayEnd = before !== "" && !isSpace.test(before) && !inWord
    const mayBegin = after !== "" && !isSpace.test(after) && !inWord
    this.#add({ kind: "emphasis", mark: sign.repeat(length), mayBegin, mayEnd, isLast: after === "" }, length)
  }

  /** `[2]` and `[1, 2]`, where they name sources of this answer; else a bracket. */
  #numbers(): void {
    const [source, list] = this.#match(numbers) ?? []
    const told = list?.split(",").map(Number) ?? []
    if (source !== undefined && told.every(number => this.#reading.cited.has(number))) {
      for (const number of told) this.#add({ kind: "citation", number }, 0)
      this.#at += source.length
    } else if (this.#reading.isOpen && this.#match(begunNumbers)) this.#at = this.#text.length
    else this.#add({ kind: "bracket", mark: "[" }, 1)
  }

  #closed(): void {
    const { address, end } = this.#target(this.#at + 1)
    this.#add({ kind: "closed", address, source: this.#text.slice(this.#at, end) }, end - this.#at)
  }

  /** The address in the parentheses that begin here, if any do. */
  #target(here: number): { address: string | null; end: number } {
    const none = { address: null, end: here }
    const coming = { address: "coming", end: this.#text.length }
    if (here === this.#text.length) return this.#reading.isOpen ? coming : none
    if (this.#text.charAt(here) !== "(") return none
    const close = this.#nextParenthesis(here)
    const inside = this.#text.slice(here + 1, Math.min(close, here + 1 + addressCharactersMax))
    if (close - here > addressCharactersMax || inside.includes("\n")) return none
    if (close === this.#text.length) return this.#reading.isOpen ? coming : none
    // One pair of parentheses may be part of the address.
    const end = inside.includes("(") && this.#text.charAt(close + 1) === ")" ? close + 1 : close
    const [address = ""] = this.#text
      .slice(here + 1, end)
      .trim()
      .split(/\s/, 1)
    return { address, end: end + 1 }
  }

  #nextParenthesis(from: number): number {
    if (this.#parenthesis < from) {
      const found = this.#text.indexOf(")", from)
      this.#parenthesis = found === -1 ? this.#text.length : found
    }
    return this.#parenthesis
  }

  #angled(): void {
    const [source, address] = this.#match(angled) ?? []
    if (source === undefined || address === undefined) return this.#plain(1)
    this.#add({ kind: "address", address, source }, source.length)
  }

  #match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at
    return sticky.exec(this.#text)
  }
}
