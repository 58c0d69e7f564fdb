import { afterAll, beforeAll, expect, test } from "vitest"
import { workOf } from "./work/work-of.ts"

/** As long as any answer, and twice as long: both longer than any bounded look ahead, which grows no more. */
const lengths = [8_000, 16_000] as const

const repeated = (part: string) => (length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length)

const hostile: [string, (length: number) => string][] = [
  ...[
    "*",
    "**",
    "*a",
    "**a ",
    "***a",
    "_a_",
    "`",
    "`a``",
    "[",
    "![",
    "[]",
    "[](",
    "[](http://",
    "[a](b",
    "](",
    ")",
    "]",
    "<http://",
    "<",
    "\\",
    "\n",
    "- ",
    "  - a\n",
    "> ",
    "> a\n",
    "1. a\n",
    "```\n",
    "# ",
    "#",
    "- - - ",
    "***",
    "_ _ _x",
    "[1, ",
    "[1,2",
    "a@",
    "a.",
    "https://a(",
    "https://)",
    "((((",
    "https://a.example/))",
  ].map((part): [string, (length: number) => string] => [JSON.stringify(part), repeated(part)]),
  ["brackets in brackets", length => "[".repeat(length / 2) + "]".repeat(length / 2)],
  ["links in links", length => "[a](".repeat(length / 5) + ")".repeat(length / 5)],
  ["an address that never closes", length => `https://a.example/${")".repeat(length)}`],
  ["spaces, and a word", length => `${" ".repeat(length)}x`],
  ["tabs", length => "\t".repeat(length)],
  ["an item of spaces", length => `-${" ".repeat(length)}`],
]

const cited = new Set([1, 2])
let counted: Awaited<ReturnType<typeof workOf>>
let read: (text: string) => void

beforeAll(async () => {
  counted = await workOf("/web/thread/")
  // What was loaded before would not be counted.
  const { blocks } = await import("../../web/thread/markdown/blocks.ts")
  const { inlines } = await import("../../web/thread/markdown/inlines.ts")
  read = text => {
    for (const isOpen of [true, false]) {
      for (const block of blocks(text, { isOpen })) {
        if (block.kind === "list") for (const item of block.items) inlines(item.text, { cited, isOpen })
        else inlines(block.text, { cited, isOpen })
      }
      inlines(text, { cited, isOpen })
    }
  }
})
afterAll(() => counted.end())

/** How much more is to be done for a text of twice the length. */
async function growth(textOf: (length: number) => string, work = read): Promise<number> {
  const [before, after] = [
    await counted.of(() => work(textOf(lengths[0]))),
    await counted.of(() => work(textOf(lengths[1]))),
  ]
  return after / before
}

test.each(hostile)("twice as much of %s takes twice the work, and no more", async (_name, textOf) => {
  expect(await growth(textOf)).toBeLessThan(2.2)
})

test.each<[string, (text: string) => void]>([
  ["an expression that tries every end from every beginning", text => void / +$/.test(text)],
  ["a look for what is not there, again at every sign", text => void [...text].map((_, at) => text.indexOf("]", at))],
])("%s would be noticed", async (_name, slow) => {
  const spaces = (length: number) => `${" ".repeat(length / 4)}x`
  const both = (text: string) => {
    read(text)
    slow(text)
  }
  expect(await growth(spaces, both)).toBeGreaterThan(3.5)
})
