import { type Access, accessOf } from "./access.ts"
import { type Document, type Door, inline } from "./document.ts"
import { sample } from "./sample.ts"

interface Site {
  document: Document
  origin: string
}

/** The request as a command for a shell; what has to be filled in is in capitals. None for a door that curl does not speak. */
export function curl({ method, path, operation }: Door, { document, origin }: Site): string | undefined {
  if (operation.responses?.["101"]) return undefined
  const given = (operation.parameters ?? []).map(parameter => inline(parameter))
  const query = given
    .filter(parameter => parameter.in === "query" && parameter.required)
    .map(({ name }) => `${name}=${blank(name)}`)
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => blank(name))
  const parts = [
    "curl",
    ...(method === "get" ? [] : ["-X", method.toUpperCase()]),
    ...session(path, accessOf(operation, document), origin),
    ...(given.some(({ name }) => name.toLowerCase() === "idempotency-key")
      ? ["-H", '"Idempotency-Key: $(uuidgen)"']
      : []),
    ...body(operation, document),
    quoted(`${origin}${address}${query.length === 0 ? "" : `?${query.join("&")}`}`),
  ]
  return parts.join(" ")
}

/** Under `/api/auth` cookies come and go, and a request that carries one has to say where it comes from. */
function session(path: string, access: Access, origin: string): string[] {
  if (path.startsWith("/api/auth/"))
    return ["-c", "cookies.txt", "-b", "cookies.txt", "-H", quoted(`Origin: ${origin}`)]
  return access === "open" ? [] : ["-b", "cookies.txt"]
}

function body(operation: Door["operation"], document: Document): string[] {
  if (!operation.requestBody) return []
  const schema = inline(operation.requestBody).content["application/json"]?.schema
  if (!schema) return []
  return [
    "-H",
    quoted("Content-Type: application/json"),
    "-d",
    quoted(JSON.stringify(sample(schema, "text", document))),
  ]
}

/** `memberId` is written `MEMBER_ID`. */
const blank = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toUpperCase()

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
