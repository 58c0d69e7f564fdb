import { expect, test } from "vitest"
import { base64url, fromBase64url } from "./base64url.ts"
import { sendPush } from "./send-push.ts"
import { browser } from "./test/browser-keys.ts"

const endpoint = "https://push.services.example.com/device/1"
const message = { title: "Clara has written to you", body: "Is it running? ⛴", url: "https://x", tag: "one" }
const now = 1_800_000_000_000

async function sender() {
  const pair = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair
  const raw = new Uint8Array((await crypto.subtle.exportKey("raw", pair.publicKey)) as ArrayBuffer)
  const { d = "" } = (await crypto.subtle.exportKey("jwk", pair.privateKey)) as JsonWebKey
  const keys = { publicKey: base64url(raw), privateKey: d, contact: "mailto:hello@example.com" }
  return { keys, verifier: pair.publicKey }
}

/** A push service: what reached it, and what it answers. */
async function service(answer: () => Response = () => new Response(null, { status: 201 })) {
  const [subscriber, { keys, verifier }] = [await browser(), await sender()]
  const seen: { address: string; init: RequestInit }[] = []
  const send = (address = endpoint) =>
    sendPush({ endpoint: address, keys: subscriber.subscription }, message, {
      sender: keys,
      now,
      fetch: async (to, init) => {
        seen.push({ address: to, init })
        return answer()
      },
    })
  return { seen, send, subscriber, verifier, keys }
}

const textOf = (part = "") => JSON.parse(new TextDecoder().decode(fromBase64url(part) ?? undefined))

test("a push service gets a message that the browser alone can read, and the word of who sends it", async () => {
  const { seen, send, subscriber, verifier, keys } = await service()
  expect(await send()).toEqual({ is: "taken" })
  const [{ address, init } = { address: "", init: {} }] = seen
  expect(address).toBe(endpoint)
  expect(JSON.parse(await subscriber.decrypt(init.body as Uint8Array))).toEqual(message)
  const headers = new Headers(init.headers)
  expect([headers.get("Content-Encoding"), headers.get("TTL"), init.redirect]).toEqual(["aes128gcm", "3600", "manual"])
  const [, token = "", key] = /^vapid t=(.+), k=(.+)$/.exec(headers.get("Authorization") ?? "") ?? []
  const [head, claims, signature = ""] = token.split(".")
  expect(key).toBe(keys.publicKey)
  expect(textOf(head)).toEqual({ typ: "JWT", alg: "ES256" })
  expect(textOf(claims)).toEqual({ aud: new URL(endpoint).origin, exp: now / 1000 + 43_200, sub: keys.contact })
  const marked = fromBase64url(signature) ?? new Uint8Array()
  const signed = new TextEncoder().encode(`${head}.${claims}`)
  expect(await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, verifier, marked, signed)).toBe(true)
})

test.each([404, 410])("where the service answers %i nobody listens any more", async status => {
  const { send } = await service(() => new Response(null, { status }))
  expect(await send()).toEqual({ is: "gone" })
})

test("a service that refuses is asked again, when it says so", async () => {
  const busy = await service(() => new Response("slow down", { status: 429, headers: { "Retry-After": "30" } }))
  expect(await busy.send()).toEqual({ is: "refused", because: "status 429", retryAfterMs: 30_000 })
  const moved = await service(() => new Response(null, { status: 302, headers: { Location: "http://127.0.0.1/" } }))
  expect(await moved.send()).toEqual({ is: "refused", because: "status 302" })
  expect(moved.seen).toHaveLength(1)
})

test.each([
  "http://push.services.example.com/1",
  "https://127.0.0.1/1",
  "https://localhost/1",
  "https://push.services.example.com:8443/1",
  "https://user@push.services.example.com/1",
  "https://metadata.internal/1",
  "ftp://push.services.example.com/1",
  "nonsense",
])("nothing is ever sent to %s", async address => {
  const { send, seen } = await service()
  expect(await send(address)).toEqual({ is: "gone" })
  expect(seen).toEqual([])
  await send()
  expect(seen).toHaveLength(1)
})
