import { createMiddleware } from "hono/factory"
import type { RouterEnv } from "./router.ts"

/**
 * What a browser may do with an answer of the API: show it as what it is, and nothing else. Answers are about one person,
 * so nobody keeps copies. The page has its own list (web/public/_headers).
 */
const headers = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
} as const

const httpsForSeconds = 365 * 24 * 3600

/** Set last, on failures, too. An answer that has said something of its own keeps it. A socket's answer cannot be touched. */
export const securityHeaders = createMiddleware<RouterEnv>(async (context, next) => {
  await next()
  if (context.res.status === 101) return
  for (const [name, value] of Object.entries(headers)) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  }
  if (context.env.PUBLIC_ORIGIN.startsWith("https:")) {
    context.res.headers.set("Strict-Transport-Security", `max-age=${httpsForSeconds}`)
  }
})
