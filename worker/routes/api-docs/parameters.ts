import { html } from "hono/html"
import { type Door, inline, type Parameter } from "./document.ts"
import { type Html, marked } from "./prose.ts"
import { table } from "./table.ts"
import { typeLine } from "./type-line.ts"

/** What a request says besides its body; nothing when there is nothing to say. */
export function parameters({ method, path, operation }: Door): Html | string {
  const all = operation.parameters ?? []
  if (all.length === 0) return ""
  return html`<h4>Parameters</h4>
    ${table({
      label: `Parameters of ${method.toUpperCase()} ${path}`,
      columns: ["Name", "Where", "Required", "Type", "Meaning"],
      rows: all.map(parameter => row(inline(parameter))),
    })}`
}

function row(parameter: Parameter) {
  return [
    html`<code>${parameter.name}</code>`,
    parameter.in,
    parameter.required ? "yes" : "no",
    parameter.schema ? typeLine(parameter.schema) : "",
    marked(parameter.description ?? ""),
  ]
}
