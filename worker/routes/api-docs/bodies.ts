import { html } from "hono/html"
import { type Door, inline } from "./document.ts"
import { outline } from "./outline.ts"
import { type Html, marked } from "./prose.ts"

type Responses = NonNullable<Door["operation"]["responses"]>
type Response = NonNullable<Responses["default"]>
type Inline = ReturnType<typeof inline<Response>>
type Content = NonNullable<Inline["content"]>

/** What goes in. */
export function requestBody({ operation }: Door): Html | string {
  if (!operation.requestBody) return ""
  const { content, required } = inline(operation.requestBody)
  return html`<h4>Body${required ? "" : " (optional)"}</h4>${contents(content)}`
}

/** What comes out, by status. */
export function answers({ operation }: Door): Html {
  const all: [string, Response][] = Object.entries(operation.responses ?? {})
  return html`<h4>Answers</h4>
    <dl class="answers">${all.map(([status, response]) => answer(status, inline(response)))}</dl>`
}

function answer(status: string, { description, headers, content }: Inline): Html {
  const named = Object.entries(headers ?? {}).map(([name, header]) => {
    return html`<p>Header <code>${name}</code>: ${marked(inline(header).description ?? "")}</p>`
  })
  const shown = status === "default" ? html`<a href="#refusals">Otherwise</a>` : status
  return html`<dt>${shown}</dt><dd><p>${marked(description)}</p>${named}${contents(content ?? {})}</dd>`
}

function contents(content: Content): Html[] {
  return Object.entries(content).map(([type, { schema = {} }]) => outline(schema, type))
}
