import { describe, expect, test } from "vitest"
import { render } from "vitest-browser-react"
import { attacked } from "../../dev/attacks/attacked.ts"
import { attacks } from "../../dev/attacks/attacks.ts"
import { Markdown } from "./markdown.tsx"
import { RichText } from "./rich-text.tsx"
import { Sources } from "./sources.tsx"

describe.each(attacks)("through a $way: $text", attack => {
  test("what a model that obeys has written is shown without harm", async () => {
    const { answer, job } = await attacked(attack)
    const before = performance.getEntriesByType("resource").length
    const { container } = await render(
      <>
        <Markdown text={answer.text} citations={answer.citations} isOpen={false} />
        <Sources citations={answer.citations} />
        <RichText text={`${job.customerName} ${answer.handOver?.reason} ${answer.handOver?.summary}`} />
      </>,
    )
    expectHarmless(container)
    const loaded = performance.getEntriesByType("resource").slice(before)
    expect(loaded.filter(({ name }) => name.includes("attacker"))).toEqual([])
  })
})

test("while it is being written, nothing of it is ever more than it may be", async () => {
  for (const attack of attacks.filter(({ way }) => way === "result")) {
    const { events } = await attacked(attack)
    let text = ""
    const { container, rerender } = await render(<Markdown text="" citations={[]} isOpen />)
    for (const event of events.filter(({ type }) => type === "text").slice(0, 20)) {
      text += event.type === "text" ? event.text : ""
      await rerender(<Markdown text={text} citations={[]} isOpen />)
      expectHarmless(container)
    }
  }
})

test("the check could see harm: the same answers as markup would break it", async () => {
  const harmful = []
  for (const attack of attacks) {
    const { answer } = await attacked(attack)
    const inert = new DOMParser().parseFromString(answer.text, "text/html").body
    if (harmIn(inert).length > 0) harmful.push(attack.text)
  }
  expect(harmful.length).toBeGreaterThan(15)
})

function expectHarmless(container: Element): void {
  expect(harmIn(container)).toEqual([])
}

/** What an element could do by itself, or lead to without saying so. */
function harmIn(container: Element): string[] {
  return [...container.querySelectorAll("*")].flatMap(element => {
    const name = element.tagName.toLowerCase()
    if (!allowed.has(name)) return [`a <${name}>`]
    const attributes = element.getAttributeNames().filter(attribute => !attributesOf(name).has(attribute))
    const harm = attributes.map(attribute => `${attribute} on <${name}>`)
    return name === "a" ? [...harm, ...harmOfLink(element)] : harm
  })
}

function harmOfLink(link: Element): string[] {
  const url = URL.parse(link.getAttribute("href") ?? "")
  if (url === null) return ["a link to this site"]
  if (!["http:", "https:", "mailto:"].includes(url.protocol)) return [`a link by ${url.protocol}`]
  const harm = link.getAttribute("rel") === "noopener noreferrer nofollow ugc" ? [] : ["a link that tells where it was"]
  // The host stands beside the link, in its name for a citation, or the words are the address themselves.
  const host = url.protocol === "mailto:" ? url.pathname : url.host
  const shown = `${link.textContent} ${link.getAttribute("aria-label") ?? ""} ${link.nextElementSibling?.textContent ?? ""}`
  return shown.includes(host) ? harm : [...harm, `a link that hides ${host}`]
}

const allowed = new Set("div p br strong em code pre blockquote ul ol li a span".split(" "))

function attributesOf(name: string): Set<string> {
  const link = name === "a" ? ["href", "target", "rel", "title", "aria-label"] : []
  return new Set(["class", "dir", "title", "tabindex", "start", "aria-label", "aria-hidden", ...link])
}
