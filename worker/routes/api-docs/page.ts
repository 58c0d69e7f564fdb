import { html } from "hono/html"
import { anchors } from "./anchors.ts"
import { contents, type Group } from "./contents.ts"
import { type Document, doorsOf } from "./document.ts"
import { type Chapter, guide } from "./guide.ts"
import { operation } from "./operation.ts"
import { outline } from "./outline.ts"
import { type Html, prose } from "./prose.ts"
import { refusalTable } from "./refusal-table.ts"

/** The API's description for people: one page without script, its looks in web/public/api-docs. */
export function apiDocsPage(document: Document, origin: string): Html {
  const groups = groupsOf(document)
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="description" content="Every request that Parley answers, with what it takes and gives.">
    <meta name="color-scheme" content="light dark">
    <title>${document.info.title} API</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/api-docs/base.css">
    <link rel="stylesheet" href="/api-docs/page.css">
  </head>
  <body>
    <a class="skip" href="#main">Skip to the description</a>
    <header class="top">
      <a class="brand" href="/"><img src="/favicon.svg" alt="" width="26" height="26"> Parley</a>
      <a href="/api/openapi.json">OpenAPI 3.1</a>
    </header>
    <div class="columns">
      ${contents(guide, groups)}
      <main id="main" tabindex="-1">
        <h1>${document.info.title} API</h1>
        ${guide.map(chapter)}
        ${groups.map(one => group(one, { document, origin }))}
        ${schemas(document)}
      </main>
    </div>
  </body>
</html>
`
}

/**
 * Nothing but its own looks and its icon, and it may stand in nobody's frame. There is no script that could connect to
 * anything; tools that look at pages for search engines read robots.txt in the page's name.
 */
export const apiDocsPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ")

/** In the order in which the description lists its tags. */
function groupsOf(document: Document): Group[] {
  const doors = doorsOf(document)
  return (document.tags ?? []).map(tag => ({
    ...tag,
    doors: doors.filter(({ operation }) => operation.tags?.includes(tag.name)),
  }))
}

function chapter({ id, title, text }: Chapter): Html {
  return html`<section id="${id}">
    <h2>${title}</h2>
    ${prose(text)}
    ${id === "refusals" ? refusalTable() : ""}
  </section>`
}

function group({ name, description, doors }: Group, site: { document: Document; origin: string }): Html {
  return html`<section id="${anchors.tag(name)}">
    <h2>${name}</h2>
    ${prose(description)}
    ${doors.map(door => operation(door, site))}
  </section>`
}

function schemas({ components }: Document): Html {
  const all = Object.entries(components?.schemas ?? {}).toSorted(([one], [other]) => one.localeCompare(other))
  return html`<section id="schemas">
    <h2>Schemas</h2>
    ${all.map(([name, schema]) => {
      return html`<section class="schema" id="${anchors.schema(name)}"><h3>${name}</h3>${outline(schema)}</section>`
    })}
  </section>`
}
