import { html } from "hono/html"
import { anchors } from "./anchors.ts"
import type { InlineSchema, Schema } from "./document.ts"
import type { Html } from "./prose.ts"

/** What a value is, on one line: "integer, 1 to 100, default 50". Members of objects are not in it. */
export function typeLine(schema: Schema): Html {
  if ("$ref" in schema) {
    const name = nameOf(schema.$ref)
    return html`<a href="#${anchors.schema(name)}">${name}</a>`
  }
  const parts = [kind(schema), ...bounds(schema)]
  return html`${parts.map((part, index) => (index === 0 ? part : html`, ${part}`))}`
}

export const nameOf = (reference: string): string => reference.replace("#/components/schemas/", "")

function kind(schema: InlineSchema): Html | string {
  if (schema.enum) return choice(schema.enum)
  if (schema.oneOf ?? schema.anyOf) return "one of"
  const types = [schema.type ?? []].flat()
  const named = types.map(type => {
    if (type === "array" && schema.items) return html`list of ${typeLine(schema.items)}`
    if (type === "object" && typeof schema.additionalProperties === "object")
      return html`object of ${typeLine(schema.additionalProperties)} by name`
    return schema.format !== undefined && type !== "null" ? `${type} (${schema.format})` : type
  })
  if (named.length === 0) return "anything"
  return html`${named.map((name, index) => (index === 0 ? name : html` or ${name}`))}`
}

function choice(values: unknown[]): Html {
  return html`${values.map((value, index) => html`${index === 0 ? "" : " or "}<code>${JSON.stringify(value)}</code>`)}`
}

function bounds(schema: InlineSchema): (Html | string)[] {
  const { minimum, maximum, exclusiveMinimum, minLength, maxLength, pattern } = schema
  return [
    between({ from: minimum, to: maximum, unit: "" }),
    exclusiveMinimum === undefined ? "" : `more than ${exclusiveMinimum}`,
    between({ from: minLength, to: maxLength, unit: " characters" }),
    pattern === undefined ? "" : html`like <code>${pattern}</code>`,
    schema.default === undefined ? "" : html`default <code>${JSON.stringify(schema.default)}</code>`,
  ].filter(part => part !== "")
}

interface Range {
  from: number | undefined
  to: number | undefined
  unit: string
}

function between({ from, to, unit }: Range): string {
  if (from !== undefined && to !== undefined) return `${from} to ${to}${unit}`
  if (from !== undefined) return `at least ${from}${unit}`
  if (to !== undefined) return `at most ${to}${unit}`
  return ""
}
