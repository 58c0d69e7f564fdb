import { base64url, fromBase64url } from "./base64url.ts"

/** Who sends: a pair of keys on P-256, both raw in base64url, and an address that push services may write to. */
export interface PushSender {
  publicKey: string
  privateKey: string
  contact: string
}

const validSeconds = 12 * 3_600

/** Says to a push service who sends (RFC 8292): the `Authorization` of a message to this endpoint. */
export async function vapidAuthorization(sender: PushSender, endpoint: URL, now: number): Promise<string> {
  const header = encoded({ typ: "JWT", alg: "ES256" })
  const claims = encoded({
    aud: endpoint.origin,
    exp: Math.floor(now / 1000) + validSeconds,
    sub: sender.contact,
  })
  const signed = `${header}.${claims}`
  const signature = await crypto.subtle.sign(
    { name: "ECDSA", hash: "SHA-256" },
    await signingKey(sender),
    new TextEncoder().encode(signed),
  )
  return `vapid t=${signed}.${base64url(new Uint8Array(signature))}, k=${sender.publicKey}`
}

async function signingKey({ publicKey, privateKey }: PushSender): Promise<CryptoKey> {
  const point = fromBase64url(publicKey)
  if (point?.length !== 65 || point[0] !== 4) throw new Error("PUSH_PUBLIC_KEY is no uncompressed point of P-256")
  const [x, y] = [base64url(point.slice(1, 33)), base64url(point.slice(33))]
  const key = { kty: "EC", crv: "P-256", x, y, d: privateKey.replace(/=+$/, "") }
  return crypto.subtle.importKey("jwk", key, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"])
}

const encoded = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)))
