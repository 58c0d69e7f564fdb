import { limits } from "../../protocol/limits.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { readUpTo } from "../read-up-to.ts"
import { publicAddress } from "./public-address.ts"

/** What was read at an address, and which it was in the end. */
export interface FetchedPage {
  url: URL
  type: string
  charset: string | undefined
  bytes: Uint8Array
}

/** Requests as the runtime makes them. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>

/** Reads a public page, within a time and a size. It is asked like by a stranger: no cookies, and nothing of us goes along. */
export async function fetchPage(address: string, fetch: Fetch): Promise<Result<{ page: FetchedPage }>> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), limits.importMs)
  try {
    return await whileInTime(follow(address, { fetch, signal: late.signal }), late.signal)
  } catch {
    // Whatever went wrong is of that server and of the way to it; what it says is for nobody here.
    return refuse(
      "unreachable_url",
      late.signal.aborted ? tookTooLong : "Nothing answers there, or it breaks off. Look at the address.",
    )
  } finally {
    clearTimeout(timer)
  }
}

const tookTooLong = `The page did not come within ${limits.importMs / 1_000} seconds.`

/** Every hop is looked at like the first: an address that is public may lead to one that is not. */
async function follow(address: string, { fetch, signal }: Asking): Promise<Result<{ page: FetchedPage }>> {
  let found = publicAddress(address)
  for (let redirects = 0; found.ok; redirects++) {
    const { url } = found
    const response = await fetch(url, { headers, redirect: "manual", cache: "no-store", signal })
    const location = redirectStatuses.has(response.status) ? response.headers.get("Location") : null
    if (location === null) return read(url, response)
    await response.body?.cancel()
    if (redirects === limits.importRedirectsMax)
      return refuse("unreachable_url", "The address leads from one to the next.")
    found = publicAddress(location, url)
    if (!found.ok) return refuse("bad_url", "The address leads to one that cannot be read from here.")
    if (url.protocol === "https:" && found.url.protocol === "http:")
      return refuse("bad_url", "The address leads from https to http, where anybody could change the page.")
  }
  return found
}

interface Asking {
  fetch: Fetch
  signal: AbortSignal
}

const headers = {
  Accept: "text/html, text/markdown, text/plain;q=0.9",
  "User-Agent": "Parley (reads a page for its knowledge)",
}
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const types: ReadonlySet<string> = new Set(["text/html", "text/plain", "text/markdown"])

async function read(url: URL, response: Response): Promise<Result<{ page: FetchedPage }>> {
  const { status, headers, body } = response
  const [type = "", ...parameters] = (headers.get("Content-Type") ?? "").toLowerCase().split(";")
  const refused = refusalOf(status, type.trim())
  const isLarge = Number(headers.get("Content-Length")) > limits.importBytesMax
  if (refused !== null || isLarge || body === null) {
    await body?.cancel()
    return refused ?? (isLarge ? tooLarge : empty)
  }
  const bytes = await readUpTo(body, limits.importBytesMax)
  if (bytes === null) return tooLarge
  const charset = parameters.map(one => one.match(/^\s*charset\s*=\s*"?([^"\s]+)/)?.[1]).find(one => one !== undefined)
  return { ok: true, page: { url, type: type.trim(), charset, bytes } }
}

function refusalOf(status: number, type: string): ReturnType<typeof refuse> | null {
  if (status === 401 || status === 403) return refuse("unreachable_url", "The page is not for everybody to read.")
  if (status === 404 || status === 410) return refuse("unreachable_url", "There is no page at this address.")
  if (status !== 200) return refuse("unreachable_url", `The page is answered with ${status}.`)
  return types.has(type)
    ? null
    : refuse("bad_file", "There is no text at this address. Give one of a page, or of a text file.")
}

const tooLarge = refuse("too_large", `The page has more than ${limits.importBytesMax / 1_000_000} MB.`)
const empty = refuse("bad_file", "The page is empty.")

/** A fetch that does not care for its signal is left behind all the same. */
function whileInTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true })),
  ])
}
