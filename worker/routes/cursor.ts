import type { z } from "zod"

/** A page mark: the sort key of the last item, opaque to clients so that the key can change. */
export function toCursor(key: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")
}

/** The key in a page mark; null when the mark was not made by us for such a list. */
export function fromCursor<Key>(schema: z.ZodType<Key>, cursor: string): Key | null {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")), byte => byte.charCodeAt(0))
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** The `Link` header of a page that has a next one. */
export function nextLink(requestUrl: string, cursor: string): string {
  const next = new URL(requestUrl)
  next.searchParams.set("cursor", cursor)
  return `<${next.pathname}${next.search}>; rel="next"`
}
