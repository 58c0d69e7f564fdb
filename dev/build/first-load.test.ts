import { expect, test } from "vitest"
import { firstLoadFiles, type Manifest } from "./first-load.ts"

const part = (file: string, imports: string[] = [], dynamicImports: string[] = []) => ({
  file,
  imports,
  dynamicImports,
  css: [],
})
const manifest: Manifest = {
  "index.html": { ...part("entry.js", ["shared"], ["chat.tsx", "dashboard.tsx"]), isEntry: true },
  shared: part("shared.js"),
  "chat.tsx": part("chat.js", ["shared", "bubbles"], ["emoji.tsx"]),
  bubbles: part("bubbles.js", [], ["attachment.tsx"]),
  "emoji.tsx": part("emoji.js"),
  "attachment.tsx": part("attachment.js"),
  "dashboard.tsx": part("dashboard.js", ["shared"], ["console.tsx"]),
  "console.tsx": part("console.js", ["bubbles"]),
  "forgotten.tsx": part("forgotten.js"),
}

test("a page's first load is the entry, the page and what both import, once each", () => {
  expect(firstLoadFiles(manifest, "chat.tsx").sort()).toEqual(["bubbles.js", "chat.js", "entry.js", "shared.js"])
})

test("a page behind another lazy part needs that one too", () => {
  expect(firstLoadFiles(manifest, "console.tsx").sort()).toEqual([
    ...["bubbles.js", "console.js", "dashboard.js", "entry.js", "shared.js"],
  ])
})

test("what is loaded when somebody asks for it does not count", () => {
  expect(firstLoadFiles(manifest, "attachment.tsx")).not.toContain("emoji.js")
  expect(firstLoadFiles(manifest, "chat.tsx")).not.toContain("attachment.js")
})

test("a budget for a page that nothing leads to is a mistake, not a page of zero bytes", () => {
  expect(() => firstLoadFiles(manifest, "forgotten.tsx")).toThrow("No way leads")
})
