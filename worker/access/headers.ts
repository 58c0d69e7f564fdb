import type { Answered } from "./ask.ts"

const closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
const docs =
  "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** The same for everybody and without anybody's data; everything else is nobody's to keep. */
const cacheable = new Set(["/api/openapi.json", "/api/docs"])

/** What a browser is told to do with an answer, and what it is never told. */
export function securityOf({ headers }: Pick<Answered, "headers">) {
  const all = [...headers.keys()]
  return {
    "content-security-policy": headers.get("Content-Security-Policy"),
    "x-content-type-options": headers.get("X-Content-Type-Options"),
    "referrer-policy": headers.get("Referrer-Policy"),
    "cross-origin-opener-policy": headers.get("Cross-Origin-Opener-Policy"),
    "cross-origin-resource-policy": headers.get("Cross-Origin-Resource-Policy"),
    "strict-transport-security": headers.get("Strict-Transport-Security"),
    "cache-control": headers.get("Cache-Control"),
    cors: all.filter(name => name.startsWith("access-control-")),
    serves: all.filter(name => ["server", "x-powered-by"].includes(name)),
  }
}

/** What `securityOf` any answer to this address must be. */
export function securityFor(path: string, { isHttps, status }: { isHttps: boolean; status: number }) {
  const isOpen = cacheable.has(path) && status === 200
  return {
    "content-security-policy": path === "/api/docs" && status === 200 ? docs : closed,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": isHttps ? "max-age=31536000" : null,
    "cache-control": isOpen ? "public, max-age=300" : "no-store",
    cors: [],
    serves: [],
  }
}
