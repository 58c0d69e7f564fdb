import { html } from "hono/html"
import type { Html } from "./prose.ts"

type Cell = Html | string | number | (Html | string)[]

/** A table that scrolls by itself where the screen is narrow; it can be focused, so that a keyboard can scroll it. */
export function table({ label, columns, rows }: { label: string; columns: string[]; rows: Cell[][] }): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead><tr>${columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map(row)}</tbody>
    </table>
  </div>`
}

function row([first = "", ...others]: Cell[]): Html {
  return html`<tr><th scope="row">${first}</th>${others.map(cell => html`<td>${cell}</td>`)}</tr>`
}
