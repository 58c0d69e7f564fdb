import type { Document, InlineSchema, Schema } from "./document.ts"
import { nameOf } from "./type-line.ts"

/** A value that the schema allows, with what it requires, or else its first member: something to start from, not to send as it is. */
export function sample(schema: Schema, name: string, document: Document): unknown {
  if ("$ref" in schema) {
    const named = document.components?.schemas?.[nameOf(schema.$ref)]
    return named ? sample(named, name, document) : null
  }
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first) return sample(first, name, document)
  switch ([schema.type ?? []].flat()[0]) {
    case "object":
      return Object.fromEntries(
        shownMembers(schema).map(([member, value]) => [member, sample(value, member, document)]),
      )
    case "array":
      return schema.items ? [sample(schema.items, name, document)] : []
    case "string":
      return texts[schema.format ?? ""] ?? name
    case "integer":
    case "number":
      return schema.minimum ?? 1
    case "boolean":
      return true
    default:
      return null
  }
}

function shownMembers({ properties = {}, required = [] }: InlineSchema): [string, Schema][] {
  const members = Object.entries(properties)
  const needed = members.filter(([name]) => required.includes(name))
  return needed.length > 0 ? needed : members.slice(0, 1)
}

const texts: Record<string, string> = {
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "ada@example.com",
  "date-time": "2026-01-31T12:00:00Z",
}
