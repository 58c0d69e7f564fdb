import { expect, test } from "vitest"
import type { Manifest } from "./first-load.ts"
import { pageLinks } from "./page-links.ts"

const part = (file: string, rest: Partial<Manifest[string]> = {}) => ({
  file: `assets/${file}.js`,
  imports: [],
  dynamicImports: [],
  css: [],
  ...rest,
})

const ofOneFile = ["home/home-page", "identity/sign-in-page", "identity/sign-up-page", "customer/messages-page"]
const manifest: Manifest = {
  "index.html": part("index", { isEntry: true, imports: ["base"] }),
  base: part("base", {
    css: ["assets/base.css"],
    dynamicImports: [...ofOneFile, "customer/door-page", "organizations/dashboard"].map(page => `${page}.tsx`),
  }),
  talk: part("talk", { imports: ["base"], css: ["assets/talk.css"] }),
  ...Object.fromEntries(ofOneFile.map(page => [`${page}.tsx`, part(page, { imports: ["base"] })])),
  "customer/door-page.tsx": part("door", { imports: ["base", "talk"], css: ["assets/door.css"] }),
  "organizations/dashboard.tsx": part("dashboard", { imports: ["base"], dynamicImports: ["console/console-page.tsx"] }),
  "console/console-page.tsx": part("console", { imports: ["talk"] }),
}

const rules = new Map(
  pageLinks(manifest)
    .split("\n\n")
    .map(rule => rule.trim().split("\n"))
    .map(lines => lines.filter(line => !line.startsWith("#")))
    .map(([address = "", ...lines]) => [address, lines.map(line => line.trim())]),
)

test("an address names the code and the style of its page, and not what the html names", () => {
  expect(rules.get("/o/*")).toEqual([
    "Link: </assets/door.css>; rel=preload; as=style; crossorigin",
    "Link: </assets/talk.css>; rel=preload; as=style; crossorigin",
    "Link: </assets/door.js>; rel=modulepreload; crossorigin",
    "Link: </assets/talk.js>; rel=modulepreload; crossorigin",
  ])
})

test("a page behind another lazy part names that one too", () => {
  expect(rules.get("/dashboard/:slug/conversations*")).toEqual([
    "Link: </assets/talk.css>; rel=preload; as=style; crossorigin",
    "Link: </assets/dashboard.js>; rel=modulepreload; crossorigin",
    "Link: </assets/console.js>; rel=modulepreload; crossorigin",
    "Link: </assets/talk.js>; rel=modulepreload; crossorigin",
  ])
})
