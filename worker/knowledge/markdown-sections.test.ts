import { expect, test } from "vitest"
import { sections, wholeText } from "./markdown-sections.ts"

const handbook = `# Handbook

Ask at the pier.

## Tickets

At the counter.

### Refunds

Within a day.

\`\`\`sh
# not a heading
\`\`\`

Dogs
----

On a leash.
`

test("a text is named after the heading that it begins with, and the heading is not said twice", () => {
  expect(wholeText("\n# Opening *hours* #\n\nAt nine.\n")).toEqual({ title: "Opening hours", text: "At nine." })
  expect(wholeText("Opening hours\n===\nAt nine.")).toEqual({ title: "Opening hours", text: "At nine." })
})

test("a heading that comes later names it too, and stays where it is", () => {
  expect(wholeText("At nine.\n\n## Winter\n\nAt ten.")).toEqual({
    title: "Winter",
    text: "At nine.\n\n## Winter\n\nAt ten.",
  })
})

test("a text without headings has no title", () => {
  expect(wholeText("- one\n- two\n---\n#hashtag")).toEqual({ title: null, text: "- one\n- two\n---\n#hashtag" })
})

test("front matter gives its title and nothing else, and no heading is lost to it", () => {
  const headed = (heading: string) => `---\ntitle: "Opening hours"\ntags: [a]\n---\n# ${heading}\n\nAt nine.`
  expect(wholeText(headed("Opening hours"))).toEqual({ title: "Opening hours", text: "At nine." })
  expect(wholeText(headed("At the pier"))).toEqual({ title: "Opening hours", text: "# At the pier\n\nAt nine." })
  expect(sections(`${headed("At the pier")}\n## In winter\nAt ten.\n## In May\nAt six.`)).toEqual([
    { title: "Opening hours: At the pier", text: "At nine." },
    { title: "Opening hours: At the pier: In winter", text: "At ten." },
    { title: "Opening hours: At the pier: In May", text: "At six." },
  ])
  expect(wholeText("---\nNot a setting\n---\n").text).toBe("---\nNot a setting\n---")
})

test("a text in parts has one for each of its top headings, named with the heading above them all", () => {
  expect(sections(handbook)).toEqual([
    { title: "Handbook", text: "Ask at the pier." },
    {
      title: "Handbook: Tickets",
      text: "At the counter.\n\n### Refunds\n\nWithin a day.\n\n```sh\n# not a heading\n```",
    },
    { title: "Handbook: Dogs", text: "On a leash." },
  ])
})

test("chapters of the first level are parts by themselves, and empty ones are none", () => {
  expect(sections("Before.\n# One\n\nFirst.\n# Two\n# Three\nThird.")).toEqual([
    { title: null, text: "Before." },
    { title: "One", text: "First." },
    { title: "Three", text: "Third." },
  ])
})

test("a text that has nothing to split stays whole", () => {
  expect(sections("# One\n\nAll of it.")).toEqual([{ title: "One", text: "All of it." }])
})

test("an endless line is text and no heading, and is read as fast as any other", () => {
  const text = `# ${"[ \t".repeat(300_000)}x`
  expect(wholeText(text)).toEqual({ title: null, text })
  expect(sections(`${text}\n# One\nFirst.\n# Two\nSecond.`).map(({ title }) => title)).toEqual([null, "One", "Two"])
})
