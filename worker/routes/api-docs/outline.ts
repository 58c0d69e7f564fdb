import { html } from "hono/html"
import type { InlineSchema, Schema } from "./document.ts"
import { type Html, marked } from "./prose.ts"
import { typeLine } from "./type-line.ts"

/**
 * A schema with everything inside it, as an indented list. Named schemas are linked, not repeated, so it always ends.
 * `mediaType` says as what it is sent.
 */
export function outline(schema: Schema, mediaType = ""): Html {
  const media = mediaType === "" ? "" : html` <span class="media">${mediaType}</span>`
  return html`<p class="shape">${typeLine(schema)}${strictness(schema)}${media}</p>${saying(schema)}${inside(schema)}`
}

function inside(schema: Schema): Html | string {
  if ("$ref" in schema) return ""
  const variants = schema.oneOf ?? schema.anyOf
  if (variants) return html`<ul class="outline">${variants.map(variant)}</ul>`
  if (schema.items) return inside(schema.items)
  if (typeof schema.additionalProperties === "object") return inside(schema.additionalProperties)
  const members = Object.entries(schema.properties ?? {})
  if (members.length === 0) return ""
  return html`<ul class="outline">${members.map(([name, value]) => member(name, value, schema))}</ul>`
}

function member(name: string, value: Schema, { required = [] }: InlineSchema): Html {
  const mark = required.includes(name) ? "" : html` <span class="optional">optional</span>`
  return html`<li><code class="name">${name}</code> ${typeLine(value)}${strictness(value)}${mark}${saying(value)}${inside(value)}</li>`
}

/** Variants of ours differ by one member that has only one value: it is their name. */
function variant(schema: Schema): Html {
  if ("$ref" in schema) return html`<li>${typeLine(schema)}</li>`
  const names = Object.values(schema.properties ?? {}).flatMap(value =>
    "$ref" in value || value.enum?.length !== 1 ? [] : value.enum,
  )
  const name = names.length === 0 ? typeLine(schema) : html`<strong>${names.join(", ")}</strong>`
  return html`<li>${name}${inside(schema)}</li>`
}

function saying({ description }: Schema): Html | string {
  return description === undefined ? "" : html`<p>${marked(description)}</p>`
}

function strictness(schema: Schema): string {
  return !("$ref" in schema) && schema.additionalProperties === false ? ", without other members" : ""
}
