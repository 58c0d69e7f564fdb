import { expect, test } from "vitest"
import { pageText } from "./page-text.ts"

const read = async (html: string) => {
  const outcome = await pageText(html)
  return outcome.ok ? outcome.page : outcome.refusal
}

test("a page becomes its title, and its text with headings, paragraphs and lists", async () => {
  const html = `<!doctype html><html><head><title>Hours &ndash; Harbour</title><style>p { color: red }</style></head>
    <body><header><a href="/">Home</a></header>
    <h1>Opening   <em>hours</em></h1>
    <p>We open at <b>nine</b>,<br>and close at&nbsp;five&#46;</p>
    <ul><li>Monday<li><p>Tuesday</p></li><li></li></ul>
    <table><tr><th>Day</th><th>Hours</th></tr><tr><td>Friday</td><td>9&#x2013;12</td></tr></table>
    <pre>if open:
    come in</pre>
    </body></html>`
  expect(await read(html)).toEqual({
    title: "Hours – Harbour",
    text: [
      "Home",
      "# Opening hours",
      "We open at nine,\nand close at five.",
      "- Monday\n- Tuesday",
      "Day | Hours\nFriday | 9–12",
      "if open:\n    come in",
    ].join("\n\n"),
  })
})

test("what stands around a text, is hidden, or is for machines is left out, and the rest is kept", async () => {
  const away = [
    "<script>away()</script>",
    "<style>.away {}</style>",
    "<nav><p>away</nav>",
    "<aside>away <p>away</aside>",
    "<footer>away</footer>",
    "<div hidden>away <div>away</div></div>",
    "<div aria-hidden='true'>away</div>",
    "<p hidden>away",
    "<template><p>away</template>",
    "<noscript>away</noscript>",
    "<svg><title>away</title><text>away</text></svg>",
    "<iframe>away</iframe>",
    "<form><select><option>away</select><textarea>away</textarea><button>away</button></form>",
    "<!-- away -->",
    "<img alt='away' src='https://example.com/away.png'>",
    "<div role=navigation>away</div>",
  ]
  const html = away.map((one, at) => `${one}<p>Kept ${at}</p>`).join("\n")
  expect(await read(html)).toEqual({ title: null, text: away.map((_, at) => `Kept ${at}`).join("\n\n") })
})

test("where a page says what its main text is, nothing else is taken", async () => {
  const html = "<title>Hours</title><div>Sale!</div><main><h1>Hours</h1><div><p>At nine.</div></main><div>Cookies</div>"
  expect(await read(html)).toEqual({ title: "Hours", text: "# Hours\n\nAt nine." })
  expect(await read("<p>At nine.<main></main>")).toEqual({ title: null, text: "At nine." })
})

test("a page without a title is named after its heading", async () => {
  expect(await read("<title> </title><h1>Hours</h1><p>At nine.")).toEqual({
    title: "Hours",
    text: "# Hours\n\nAt nine.",
  })
})

test("character references are text, also where they spell a tag", async () => {
  const html = "<p>&lt;script&gt; &amp;amp; &AMP &unknown; &#0; &#128; &#xD800; caf&eacute; R&D"
  expect(await read(html)).toEqual({ title: null, text: "<script> &amp; &AMP &unknown; \ufffd € \ufffd café R&D" })
})

test("a page with much that is not read is read", async () => {
  const html = `<p data-state="${"x".repeat(500_000)}">${"<i></i>".repeat(20_000)}Hours${"&amp".repeat(100_000)}`
  expect(await read(html)).toMatchObject({ text: `Hours${"&".repeat(100_000)}` })
})

test.each([
  ["deep beyond measure", "<div>".repeat(100_000)],
  ["all attributes", `<p ${"a='b' ".repeat(100_000)}>`],
  ["never finished", "<p ".repeat(200_000)],
])("a page that is %s is refused with what to do", async (_, html) => {
  expect(await read(`<p>Hours${html}`)).toEqual({ code: "bad_file", detail: expect.stringContaining("Copy its text") })
})
