import { expect, test } from "vitest"
import { pieces } from "./links.ts"

const links = (text: string) => pieces(text).filter(piece => "href" in piece)

test("what people paste becomes a link, without the sentence around it", () => {
  expect(pieces("See https://example.com/a(b)?x=1, please.")).toEqual([
    { text: "See " },
    { text: "https://example.com/a(b)?x=1", href: "https://example.com/a(b)?x=1", host: null },
    { text: ", please." },
  ])
  expect(links("(https://example.com)")).toEqual([
    { text: "https://example.com", href: "https://example.com/", host: null },
  ])
  expect(links("Write to ines@northwind.example!")).toEqual([
    { text: "ines@northwind.example", href: "mailto:ines@northwind.example", host: null },
  ])
})

test("the host is shown when the words hide it", () => {
  expect(links("[your bank](https://evil.example/login)")).toMatchObject([{ text: "your bank", host: "evil.example" }])
  expect(links("https://bank.example@evil.example/")).toMatchObject([{ host: "evil.example" }])
  expect(links("https://b\u0430nk.example/")).toMatchObject([{ host: "xn--bnk-6cd.example" }])
})

test("nothing but http, https and mailto is ever a link", () => {
  for (const text of [
    "[x](javascript:alert(1))",
    "javascript:alert(1)",
    "data:text/html,x",
    "[x](file:///etc/passwd)",
  ]) {
    expect(links(text)).toEqual([])
  }
  expect(pieces("<img src=x onerror=alert(1)>")).toEqual([{ text: "<img src=x onerror=alert(1)>" }])
})

test("text without links stays one piece", () => {
  expect(pieces("Two\nlines")).toEqual([{ text: "Two\nlines" }])
  expect(pieces("")).toEqual([])
})
