import { type Result, refuse } from "../../protocol/refusal.ts"

/**
 * An address that may be read on behalf of an organization: http or https, on its usual port, without credentials, under a
 * name that is public. Numbers in the place of a name are refused in every spelling, since `URL` has brought 0x7f.1, 127.1
 * and 2130706433 into one already.
 *
 * What a public name resolves to cannot be seen here, nor held fast until the connection is made. A deployed Worker stands in
 * nobody's network, so a name that points to a private address leads it to nothing; on a developer's machine it leads there.
 */
export function publicAddress(text: string, base?: URL): Result<{ url: URL }> {
  const url = URL.parse(text, base?.href)
  if (url === null) return refuse("bad_url", "This is not a web address.")
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return refuse("bad_url", "Give an address that begins with https:// or http://.")
  if (url.username !== "" || url.password !== "") return refuse("bad_url", "Give an address without a user name in it.")
  // `URL` leaves out the port that is usual for the protocol.
  if (url.port !== "" && url.port !== "80" && url.port !== "443")
    return refuse("bad_url", "Give an address without a port of its own.")
  if (!isPublicName(url.hostname))
    return refuse("bad_url", "Give an address with a name that is known in the whole web.")
  url.hash = ""
  return { ok: true, url }
}

function isPublicName(hostname: string): boolean {
  const labels = hostname.replace(/\.$/, "").split(".")
  const last = labels.at(-1) ?? ""
  if (labels.length < 2 || labels.some(label => !/^[a-z0-9_-]{1,63}$/.test(label))) return false
  // Also every IPv4 address; one of IPv6 has characters that are in no label.
  if (!/^[a-z]/.test(last)) return false
  return !privateEnds.some(end => `.${labels.join(".")}`.endsWith(end))
}

/** Names that are never of the public web: RFC 6761, 6762, 7686, 8375, 9476, ICANN's `internal`, and what home routers and offices use. */
const privateEnds = [
  ".alt",
  ".arpa",
  ".corp",
  ".example",
  ".home",
  ".internal",
  ".intranet",
  ".invalid",
  ".lan",
  ".local",
  ".localdomain",
  ".localhost",
  ".mail",
  ".onion",
  ".private",
  ".test",
]
