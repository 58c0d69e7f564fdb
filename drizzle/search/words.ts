import { wordsOf } from "../knowledge/words.ts"

/** A word of a text, and where it stands there, in UTF-16 units. */
export interface Found {
  /** As it was written, in small letters without accents. */
  written: string
  /** What its other forms have in common with it (../knowledge/stem.ts). */
  stem: string
  from: number
  to: number
}

/**
 * The words of a text in their order: the same for what is indexed, for what is looked for and for what is marked in an answer.
 * Made here and not by Postgres, whose own parser takes "order-4711" for a negative number and "and/or" for a file, and
 * knows small letters only as far as the database's locale does.
 */
export function wordsIn(text: string): Found[] {
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
    if (unspaced.test(run)) return signsIn(run, index)
    return wordsOf(run).map(({ written, term }) => ({ written, stem: term, from: index, to: index + run.length }))
  })
}

/** Letters with what belongs to them, or digits. An apostrophe inside a word is a part of it. */
const runs = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*|\p{N}+/gu

/** Scripts that set no spaces between words are taken two signs at a time, so that each pair can be found and marked. */
function signsIn(run: string, from: number): Found[] {
  const signs = [...run.matchAll(/./gu)]
  const pairs = signs.length === 1 ? signs : signs.slice(0, -1)
  return pairs.flatMap(({ index }, at) => {
    const to = signs[at + 2]?.index ?? run.length
    const written = wordsOf(run.slice(index, to))[0]?.written
    return written === undefined ? [] : [{ written, stem: written, from: from + index, to: from + to }]
  })
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
