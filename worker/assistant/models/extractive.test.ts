import { generateText } from "ai"
import { expect, test } from "vitest"
import type { Found, Passage } from "../../../drizzle/knowledge/search.ts"
import { generate } from "../generate.ts"
import type { GenerateEvent } from "../generate-event.ts"
import type { Said } from "../job.ts"
import { promptMessages, searchMessages } from "../prompt-messages.ts"
import { extractiveModel } from "./extractive.ts"
import { whatItIs } from "./extractive-plan.ts"

const passwords = passage("Resetting a password", [
  "Every account has one password. Choose Forgot password on the sign-in page, and we send you a link.",
  "The link works for one hour. Passwords have at least 12 characters.",
])
const mail = passage("Mail that does not arrive", [
  "# Mail\n\n- Look into the spam folder.\n- Ask your **administrator** to allow parley.example.",
])

test("an answer quotes what speaks of the question, with its source, and says once what it is", async () => {
  const question = "How long does the link for a forgotten password work?"
  const first = await ask(question, [passwords])
  expect(first.text).toBe(
    `${whatItIs}\n\nEvery account has one password. Choose Forgot password on the sign-in page, and we send you a link. The link works for one hour. Passwords have at least 12 characters. [1]`,
  )
  expect(first.events.at(-1)).toMatchObject({ type: "end", found: true })

  const before: Said[] = [
    { role: "customer", text: question },
    { role: "assistant", text: first.text },
  ]
  expect((await ask("And how many characters?", [passwords], { before })).text).not.toContain(whatItIs)
})

test("what the best passage leaves out is quoted from the next, without Markdown", async () => {
  const { text, citations } = await ask("I forgot my password and no mail arrives from you", [passwords, mail])
  expect(text).toContain("- Look into the spam folder.\n- Ask your administrator to allow parley.example. [2]")
  expect(citations).toEqual([1, 2])
})

test("of a link its words are quoted, whatever its address looks like", async () => {
  const linked = passage("Refunds", [
    "A refund follows the [law of 1994](https://law.example/act_(1994)), ![seal](https://law.example/seal_(a).png)within a week.",
  ])
  const { text } = await ask("When is a refund paid?", [linked])
  expect(text).toContain("A refund follows the law of 1994, within a week.")
})

test("of a long text the part that answers is quoted, and no more than one reads in a chat", async () => {
  const chapter = Array.from(
    { length: 60 },
    (_, at) => `Paragraph ${at} is about the history of the company and its founders.`,
  )
  chapter.splice(40, 0, "Refunds for damaged parcels are paid within five days.")
  const { text } = await ask("When is the refund for a damaged parcel paid?", [passage("Our company", chapter)])
  expect(text).toContain("Refunds for damaged parcels are paid within five days.")
  expect(text.length).toBeLessThan(600)
})

test("a quotation does not begin with what leans on a sentence that is left out", async () => {
  const filler =
    "The history of the company and of its founders is told at length on another page of this site. ".repeat(2)
  const chapter = [
    filler,
    filler,
    `However, the warehouse looks at each damaged parcel first, ${"and then at its contents, ".repeat(4)}as it must.`,
    `A refund for what was damaged is paid within five days, ${"by the way in which the order was paid, ".repeat(3)}or as a voucher.`,
  ]
  const { text } = await ask("When is the refund for a damaged parcel paid?", [passage("Our company", chapter)])
  expect(text).toContain("A refund for what was damaged is paid within five days")
  expect(text).not.toContain("However")
})

test("it streams word by word", async () => {
  const { events, text } = await ask("How do I reset my password?", [passwords])
  const pieces = events.flatMap(event => (event.type === "text" ? [event.text] : []))
  expect(pieces.length).toBeGreaterThan(30)
  expect(pieces.join("")).toBe(text)
})

test("what is not written down is handed over with what was asked and tried", async () => {
  const { events } = await ask("Do you ship to Peru?", [passwords], { confidence: 0 })
  expect(events.filter(({ type }) => type === "escalate")).toEqual([
    {
      type: "escalate",
      reason: "Nothing that is written down answers this question",
      summary: "Asked: Do you ship to Peru?\nTried: searched the knowledge and found only “Resetting a password”.",
    },
  ])
  expect(events.at(-1)).toMatchObject({ type: "end", found: false })
})

test("where the organization does not want that, it says so and offers a person", async () => {
  const { text, events } = await ask("Do you ship to Peru?", [], { confidence: 0, outsideKnowledge: false })
  expect(text).toContain("I have not found anything about this")
  expect(events.map(({ type }) => type)).not.toContain("escalate")
})

test("asked again, it quotes something else, and when there is nothing else it says so", async () => {
  const question = "How do I reset my password?"
  const first = await ask(question, [passwords, mail])
  const second = await ask(question, [passwords, mail], { instead: first.text })
  expect(second.text).toContain("Look into the spam folder.")
  expect(second.text).not.toContain("Forgot password")
  const third = await ask(question, [passwords], { instead: first.text, outsideKnowledge: false })
  expect(third.text).toContain("nothing else about this")
})

test("a greeting is greeted, and nothing is searched", async () => {
  const { text, searches } = await ask("Hello!", [passwords])
  expect({ text, searches }).toEqual({ text: "Hello! What can I help you with?", searches: [] })
})

test("for staff it drafts a reply, without introducing itself", async () => {
  const question = "How do I reset my password?"
  const result = { answerable: true, otherwise: "offer_a_person" as const, passages: [{ number: 1, ...passwords }] }
  const messages = [...promptMessages([], question), ...searchMessages(question, result)]
  const { text, usage } = await generateText({ model: extractiveModel(), messages })
  expect(text).toMatch(/^Every account has one password\..* \[1\]$/s)
  expect(usage.outputTokens).toBe(Math.ceil(text.length / 4))
})

function passage(title: string, sentences: string[]): Passage {
  return { entryId: crypto.randomUUID(), title, url: null, text: sentences.join(" "), score: 1 }
}

interface Setting {
  confidence?: number
  outsideKnowledge?: boolean
  before?: Said[]
  instead?: string
}

async function ask(
  question: string,
  passages: Passage[],
  { confidence = 1, outsideKnowledge = true, before = [], instead }: Setting = {},
) {
  const searches: string[] = []
  const search = async (query: string): Promise<Found> => {
    searches.push(query)
    return { passages, confidence }
  }
  const handOver = { keywords: [], sentimentWords: [], afterMisses: 2, outsideKnowledge }
  const settings = { name: "Nora", tone: "friendly" as const, instructions: "", handOver }
  const transcript: Said[] = [...before, { role: "customer", text: question }]
  const ports = { model: extractiveModel(), modelName: "extractive", search, signal: new AbortController().signal }
  const input = { settings, transcript, question, instead: instead ?? null, tokensMax: 30_000 }
  const events: GenerateEvent[] = []
  for await (const event of generate(input, ports)) events.push(event)
  const text = events.map(event => (event.type === "text" ? event.text : "")).join("")
  const cited = events.flatMap(event => (event.type === "citations" ? [event.citations] : []))
  return { events, text, searches, citations: cited.at(-1)?.map(({ number }) => number) }
}
