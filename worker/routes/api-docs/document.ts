import type { router } from "../router.ts"

/** The API's description, OpenAPI 3.1, as the routes' schemas make it. */
export type Document = ReturnType<ReturnType<typeof router>["getOpenAPI31Document"]>

interface Reference {
  $ref: string
}

type Components = NonNullable<Document["components"]>
export type Schema = NonNullable<Components["schemas"]>[string]
export type InlineSchema = Exclude<Schema, Reference>
type PathItem = NonNullable<Document["paths"]>[string]
export type Operation = NonNullable<PathItem["get"]>
export type Parameter = Exclude<NonNullable<Operation["parameters"]>[number], Reference>

const methods = ["get", "post", "put", "patch", "delete"] as const

/** One method of one path. */
export interface Door {
  method: (typeof methods)[number]
  path: string
  operation: Operation
}

export function doorsOf(document: Document): Door[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap(method => {
      const operation = item[method]
      return operation ? [{ method, path, operation }] : []
    }),
  )
}

/** Only schemas are said once and referred to by name; everything else stands where it is used. */
export function inline<Part extends object>(part: Part): Exclude<Part, Reference> {
  if (isInline(part)) return part
  throw new Error(`The page follows no references but to schemas: ${JSON.stringify(part)}`)
}

const isInline = <Part extends object>(part: Part): part is Exclude<Part, Reference> => !("$ref" in part)
