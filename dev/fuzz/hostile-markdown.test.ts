import { cpuUsage } from "node:process"
import { expect, test } from "vitest"
import { blocks } from "../../web/thread/markdown/blocks.ts"
import { inlines } from "../../web/thread/markdown/inlines.ts"

const cited = new Set([1, 2])

test("hostile text takes no longer than plain text of its length", () => {
  // Four times as long as any answer, in time of the processor: what is slower than linear shows, however busy the machine is.
  const length = 32_000
  const plain = "word and ".repeat(length).slice(0, length)
  const hostile = [
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
  ].map(one => one.repeat(length).slice(0, length))
  hostile.push(
    `${"[".repeat(length / 2)}${"]".repeat(length / 2)}`,
    `${"[a](".repeat(length / 5)}${")".repeat(length / 5)}`,
  )
  hostile.push(
    `https://a.example/${")".repeat(length)}`,
    `${" ".repeat(length)}x`,
    `${"\t".repeat(length)}`,
    `-${" ".repeat(length)}`,
  )
  const read = (text: string) => {
    const begun = cpuUsage()
    for (const isOpen of [true, false]) {
      for (const block of blocks(text, { isOpen })) {
        if (block.kind === "list") for (const item of block.items) inlines(item.text, { cited, isOpen })
        else inlines(block.text, { cited, isOpen })
      }
      inlines(text, { cited, isOpen })
    }
    return cpuUsage(begun).user / 1_000
  }
  read(plain)
  const slow = hostile.map(text => ({ text: text.slice(0, 20), ms: read(text) })).filter(({ ms }) => ms > 500)
  expect(slow).toEqual([])
})
