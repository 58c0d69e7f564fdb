import { html } from "hono/html"
import { anchors } from "./anchors.ts"
import type { Door } from "./document.ts"
import type { Chapter } from "./guide.ts"
import type { Html } from "./prose.ts"

export interface Group {
  name: string
  description?: string
  doors: Door[]
}

/** The way around the page: chapters, then operations by tag. */
export function contents(chapters: Chapter[], groups: Group[]): Html {
  return html`<nav class="contents" aria-label="Contents">
    <ul>
      ${chapters.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
    <ul>
      ${groups.map(group)}
      <li><a href="#schemas">Schemas</a></li>
    </ul>
  </nav>`
}

function group({ name, doors }: Group): Html {
  return html`<li>
    <a href="#${anchors.tag(name)}">${name}</a>
    <ul>
      ${doors.map(({ method, path, operation }) => {
        return html`<li><a href="#${anchors.door(method, path)}">${operation.summary}</a></li>`
      })}
    </ul>
  </li>`
}
