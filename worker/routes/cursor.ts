import type { z } from "zod"
import type { Asked } from "./signed-in.ts"

/**
 * The page marks of one list as one person reads it: the sort key of the last item shown. They are opaque so that the key
 * can change, and sealed so that only the list and the person they were made for can use them, and nobody can make one up.
 */
export function pageMarks<Key>(context: Asked, list: string, schema: z.ZodType<Key>) {
  const { env, var: variables } = context
  const sealOf = (key: Uint8Array) => seal(env.BETTER_AUTH_SECRET, [list, variables.person.userId], key)
  return { read, write, link }

  /** The key in a mark; null when it was not made for this list and this person. */
  async function read(cursor: string): Promise<Key | null> {
    const bytes = fromBase64url(cursor)
    if (bytes === null || bytes.length <= sealBytes) return null
    const key = bytes.slice(sealBytes)
    const expected = await sealOf(key)
    if (!expected.every((byte, index) => byte === bytes[index])) return null
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(key)))
    return parsed.success ? parsed.data : null
  }

  async function write(key: Key): Promise<string> {
    const bytes = new TextEncoder().encode(JSON.stringify(key))
    return toBase64url(Uint8Array.of(...(await sealOf(bytes)), ...bytes))
  }

  /** The mark of the next page in the answer's `Link` header, and as the field that goes into its body. */
  async function link(key: Key | null): Promise<string | null> {
    if (key === null) return null
    const cursor = await write(key)
    const next = new URL(context.req.url)
    next.searchParams.set("cursor", cursor)
    context.header("Link", `<${next.pathname}${next.search}>; rel="next"`)
    return cursor
  }
}

/** Too long to guess, short enough for an address. */
const sealBytes = 12

async function seal(secret: string, purpose: string[], key: Uint8Array): Promise<Uint8Array> {
  const encoder = new TextEncoder()
  const algorithm = { name: "HMAC", hash: "SHA-256" }
  const imported = await crypto.subtle.importKey("raw", encoder.encode(`page mark ${secret}`), algorithm, false, [
    "sign",
  ])
  const said = Uint8Array.of(...encoder.encode(`${JSON.stringify(purpose)}\n`), ...key)
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, said)).slice(0, sealBytes)
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")
}

function fromBase64url(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), byte => byte.charCodeAt(0))
  } catch {
    return null
  }
}
