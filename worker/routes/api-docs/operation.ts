import { html } from "hono/html"
import { accessOf, accessText } from "./access.ts"
import { anchors } from "./anchors.ts"
import { answers, requestBody } from "./bodies.ts"
import { curl } from "./curl.ts"
import type { Document, Door } from "./document.ts"
import { parameters } from "./parameters.ts"
import { type Html, prose } from "./prose.ts"

/** One operation: what it is for, what it takes and gives, and how to try it. */
export function operation(door: Door, site: { document: Document; origin: string }): Html {
  const { method, path } = door
  const { summary, description } = door.operation
  const anchor = anchors.door(method, path)
  const command = curl(door, site)
  return html`<section class="operation" id="${anchor}">
    <h3><a href="#${anchor}"><span class="method ${method}">${method.toUpperCase()}</span> <code>${breakable(path)}</code></a></h3>
    <p class="summary">${summary}</p>
    ${prose(description)}
    <p class="session">${accessText[accessOf(door.operation, site.document)]}</p>
    ${parameters(door)}${requestBody(door)}${answers(door)}
    ${command ? html`<h4>Try it</h4><pre class="command"><code>${command}</code></pre>` : ""}
  </section>`
}

/** A long path breaks at its slashes. */
function breakable(path: string): Html[] {
  return path.split(/(?=\/)/).map((part, index) => (index === 0 ? html`${part}` : html`<wbr>${part}`))
}
