import { lexeme, type Mark } from "./lexemes.ts"
import type { Search, Term } from "./read-search.ts"

/** A search in messages as a tsquery, once for each key under which they are looked for. */
export const messageQuery = (keys: string[], search: Search): string => anyKey(keys, key => saidUnder(key, search))

/** Conversations that have all the words, among names and reasons. */
export const conversationQuery = (keys: string[], { terms, without }: Search): string =>
  anyKey(keys, key => [...terms.map(one => said(key, one)), ...without.map(one => `!${said(key, one)}`)])

/** Conversations of people with such a name. */
export const nameQuery = (keys: string[], { terms, from }: Search): string =>
  anyKey(keys, key => [...terms, ...from].map(one => named(key, one)))

const anyKey = (keys: string[], conditions: (key: string) => string[]): string =>
  keys.map(key => `(${conditions(key).join(" & ")})`).join(" | ")

function saidUnder(key: string, { terms, without, from, kinds }: Search): string[] {
  const has = [
    ...terms.map(one => said(key, one)),
    ...from.map(one => writtenBy(key, one)),
    ...(kinds.length > 0 ? [anyOf(kinds.map(kind => lexeme(key, "trait", kind)))] : []),
  ]
  // With nothing that has to be there, everything is.
  const some = has.length > 0 ? has : [anyOf(["message", "note"].map(kind => lexeme(key, "trait", kind)))]
  return [...some, ...without.map(one => `!${said(key, one)}`)]
}

/** One word in any of its forms, or words as they were written, in a row. */
function said(key: string, { words, isExact, isBeginning }: Term): string {
  const last = words.length - 1
  if (isExact)
    return `(${words.map(({ written }, at) => begun(key, "written", { written, isBeginning: isBeginning && at === last })).join(" <-> ")})`
  return anyOf(
    words.flatMap(({ written, stem }) => [
      begun(key, "written", { written, isBeginning }),
      ...(stem === written ? [] : [lexeme(key, "written", stem)]),
      lexeme(key, "stem", stem),
    ]),
  )
}

const named = (key: string, { words, isBeginning }: Term): string =>
  `(${words.map(({ written }, at) => begun(key, "name", { written, isBeginning: isBeginning && at === words.length - 1 })).join(" & ")})`

/** Somebody of that name, or of that kind: from:staff. */
function writtenBy(key: string, term: Term): string {
  const [word, second] = term.words
  if (word === undefined || second !== undefined || !["customer", "staff", "assistant"].includes(word.written))
    return named(key, term)
  return anyOf([named(key, term), lexeme(key, "trait", word.written)])
}

const begun = (key: string, mark: Mark, { written, isBeginning }: { written: string; isBeginning: boolean }): string =>
  lexeme(key, mark, written) + (isBeginning ? ":*" : "")

const anyOf = (alternatives: string[]): string => `(${alternatives.join(" | ")})`
