import { gramsOf } from "./grams.ts"
import { passagesOf } from "./passages.ts"
import { joined, type Kind, type Word, wordsOf } from "./words.ts"

/** What is stored of an entry so that it is found (../schema/knowledge-index.ts). */
export interface Index {
  /** How many words say what it is about: in its title and questions, and in its text. */
  askedWords: number
  saidWords: number
  terms: IndexTerm[]
  passages: { number: number; text: string; terms: string[] }[]
  grams: { word: string; gram: string }[]
}

export interface IndexTerm {
  term: string
  kind: Kind
  /** In which of the questions it is, the title being the first, 0. Words that were joined are in none. */
  asked: number[]
  askedTimes: number
  saidTimes: number
}

/** Pure: the same entry gives the same index in every Postgres. */
export function indexOf({ title, questions, body }: { title: string; questions: string[]; body: string }): Index {
  const asked = [title, ...questions].map(wordsOf)
  const said = wordsOf(body).filter(isContent)
  const terms = new Map<string, IndexTerm>()
  const count = ({ term, kind }: Pick<Word, "term" | "kind">) => {
    const known = terms.get(term) ?? { term, kind, asked: [], askedTimes: 0, saidTimes: 0 }
    terms.set(term, known)
    return known
  }
  asked.forEach((words, question) => {
    words.forEach((word, at) => {
      const counted = count(word)
      counted.askedTimes += 1
      if (!counted.asked.includes(question)) counted.asked.push(question)
      const pair = joined(word, words[at + 1])
      if (pair !== null) count({ term: pair, kind: "content" }).askedTimes += 1
    })
  })
  for (const word of said) count(word).saidTimes += 1

  const spelled = new Set([...asked.flat(), ...said].filter(isContent).map(word => word.term))
  return {
    askedWords: asked.flat().filter(isContent).length,
    saidWords: said.length,
    terms: [...terms.values()],
    passages: passagesOf(body).map((text, number) => ({ number, text, terms: contentTerms(text) })),
    grams: [...spelled].flatMap(word => gramsOf(word).map(gram => ({ word, gram }))),
  }
}

const isContent = ({ kind }: Word): boolean => kind === "content"
const contentTerms = (text: string): string[] => [
  ...new Set(
    wordsOf(text)
      .filter(isContent)
      .map(word => word.term),
  ),
]
