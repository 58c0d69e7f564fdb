import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { documentedSession, told } from "./documented-session.ts"

const page = readFileSync(new URL("../../docs/protocol.md", import.meta.url), "utf8")

/** Each frame starts a line of a block; how it is broken into further lines is the page's own affair. */
function frames(text: string): string[] {
  return text.split(/^(?=\w+ [→←] )/m).map(frame => frame.replaceAll(/\s+/g, ""))
}

test("the session in docs/protocol.md is what the shipped core says", () => {
  const shown = [...page.matchAll(/^```session\n(.*?)^```$/gms)].flatMap(([, block = ""]) => frames(block))
  expect(shown.length).toBeGreaterThan(20)
  expect(shown).toEqual(frames(told(documentedSession())))
})
