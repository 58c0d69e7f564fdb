import { firstLoadParts, type Manifest } from "./first-load.ts"

/** The pages that people open by their address, as Pages' `_headers` writes addresses, and what shows each. */
const pages = {
  "/": "home/home-page.tsx",
  "/sign-in": "identity/sign-in-page.tsx",
  "/sign-up": "identity/sign-up-page.tsx",
  "/o/*": "customer/door-page.tsx",
  "/messages*": "customer/messages-page.tsx",
  "/dashboard/:slug/conversations*": "console/console-page.tsx",
}

/**
 * Every address is the same html file, which cannot name the code of its page: a browser would find it only when the common
 * code runs. A `Link` in the answer's headers names it, so that all of it comes at once.
 */
export function pageLinks(manifest: Manifest): string {
  const rules = Object.entries(pages).map(([address, page]) => [address, ...links(manifest, page)].join("\n"))
  return `\n# What the page at an address begins with (dev/build/page-links.ts).\n${rules.join("\n\n")}\n`
}

/** A line for each file, because Pages reads no line of more than 2,000 characters. What the html names itself is left out. */
function links(manifest: Manifest, page: string): string[] {
  const [entry = "", ...rest] = firstLoadParts(manifest, page)
  const known = new Set(firstLoadParts(manifest, entry))
  const parts = rest.filter(part => !known.has(part)).flatMap(part => manifest[part] ?? [])
  const styles = new Set(parts.flatMap(({ css }) => css))
  return [
    ...[...styles].map(file => `  Link: </${file}>; rel=preload; as=style; crossorigin`),
    ...parts.map(({ file }) => `  Link: </${file}>; rel=modulepreload; crossorigin`),
  ]
}
