import { expect, test } from "vitest"
import { indexOf } from "./index-of.ts"
import { passagesOf } from "./passages.ts"
import { queryOf } from "./query-of.ts"
import { stem } from "./stem.ts"
import { wordsOf } from "./words.ts"

const terms = (text: string) => wordsOf(text).map(word => word.term)

/** As Postgres's own `english_stem` has it, one word for each thing that the steps do. */
test.each(
  Object.entries({
    caresses: "caress",
    ponies: "poni",
    ties: "tie",
    gas: "gas",
    agreed: "agre",
    proceed: "proceed",
    plastered: "plaster",
    sing: "sing",
    conflated: "conflat",
    hopping: "hop",
    added: "add",
    falling: "fall",
    filing: "file",
    happy: "happi",
    say: "say",
    sky: "sky",
    monthly: "month",
    generously: "generous",
    communism: "communism",
    relational: "relat",
    conditional: "condit",
    triplicate: "triplic",
    hopefulness: "hope",
    electrical: "electr",
    negative: "negat",
    allowance: "allow",
    adoption: "adopt",
    probate: "probat",
    rate: "rate",
    controll: "control",
  }),
)("the stem of %s is %s", (word, expected) => {
  expect(stem(word)).toBe(expected)
})

test("words that differ in form alone are the same", () => {
  expect(terms("Refunds, REFUNDED & refunding")).toEqual(["refund", "refund", "refund"])
  expect(terms("Café’s menu; don’t")).toEqual(["cafe", "menu", "dont"])
  expect(terms("covid19")).toEqual(terms("COVID-19"))
})

test("a word also looks for others of its family, though no ending tells so", () => {
  const looked = (question: string) => queryOf(question).variants.map(one => one.term)
  expect(looked("paid")).toEqual(expect.arrayContaining(["paid", "pay", "payment"]))
  expect(looked("verification")).toEqual(expect.arrayContaining(terms("verify")))
  expect(looked("colours")).toContain("color")
  expect(looked("stolen")).toContain("stole")
})

test("other scripts keep their words, and those without spaces give pairs of signs", () => {
  expect(terms("Когда уходит паром?")).toEqual(["когда", "уходит", "паром"])
  expect(terms("渡船时间")).toEqual(["渡船", "船时", "时间"])
  expect(terms("🛳️ ?!")).toEqual([])
})

test("a question is bounded, however long it is", () => {
  const { variants, grams } = queryOf("zebra apple mango ".repeat(5_000) + wordsWithout("aeiou", 500))
  expect(new Set(variants.map(one => one.number)).size).toBeLessThanOrEqual(48)
  expect(grams.length).toBeLessThan(48 * 41)
  expect(queryOf("w".repeat(100_000)).variants).toMatchObject([{ term: "w".repeat(40) }])
})

test("two words of a question also look for the one that they make together, and for what it stands for", () => {
  const looked = queryOf("log in").variants.map(one => one.term)
  expect(looked).toEqual(expect.arrayContaining(["log", "login", "signin"]))
})

test("an entry's index says which of its questions has a word, and keeps what says nothing out of its text", () => {
  const index = indexOf({
    title: "Where is the ferry?",
    questions: ["Ferry?"],
    body: "The ferry leaves. Where? The quay.",
  })
  const of = (term: string) => index.terms.find(one => one.term === term)
  expect(of("ferri")).toEqual({ term: "ferri", kind: "content", asked: [0, 1], askedTimes: 2, saidTimes: 1 })
  expect(of("where")).toEqual({ term: "where", kind: "question", asked: [0], askedTimes: 1, saidTimes: 0 })
  expect(index).toMatchObject({ askedWords: 2, saidWords: 3, passages: [{ number: 0 }] })
})

test("a long text is cut where it pauses, into passages of a bounded length, and nothing is lost", () => {
  const paragraph = "The ferry leaves the harbour every hour. It waits for nobody. ".repeat(9).trim()
  const text = Array.from({ length: 40 }, (_, at) => `${at}. ${paragraph}`).join("\n\n")
  const passages = passagesOf(text)
  expect(Math.max(...passages.map(one => one.length))).toBeLessThanOrEqual(1_200)
  expect(passages.join(" ").replaceAll(/\s+/g, " ")).toBe(text.replaceAll(/\s+/g, " "))
  expect(passages.every(one => /^\d+\. The/.test(one) && one.endsWith("nobody."))).toBe(true)
  expect(passagesOf("x".repeat(3_000)).map(one => one.length)).toEqual([1_200, 1_200, 600])
  expect(passagesOf(" \n ")).toEqual([])
})

/** Different words, as many as wanted. */
function wordsWithout(vowels: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${vowels[at % 5]}${at.toString(36).replaceAll(/\d/g, "q")}`).join(
    " ",
  )
}
