/** A browser's side of a subscription, decoded: its public key (an uncompressed point of P-256) and the secret of the two. */
export interface PushKeys {
  p256dh: Uint8Array<ArrayBuffer>
  auth: Uint8Array<ArrayBuffer>
}

/** What is drawn anew for each message. A test gives what the RFC's example gives. */
interface Drawn {
  salt: Uint8Array<ArrayBuffer>
  pair: { privateKey: CryptoKey; publicKey: CryptoKey }
}

/** Push services take 4,096 bytes at least (RFC 8030, 7.2); the header takes 86 of them, the end mark and the tag 17. */
export const pushBytesMax = 4_096 - 86 - 17

/**
 * A message that only the browser can read: RFC 8291 in one record of RFC 8188's `aes128gcm`, padded to the full size so that the
 * push service cannot tell a short one from a long one.
 */
export async function encryptPush(
  text: Uint8Array,
  keys: PushKeys,
  { drawn, paddedTo = pushBytesMax }: { drawn?: Drawn; paddedTo?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  if (text.length > paddedTo) throw new Error(`A push message has at most ${paddedTo} bytes`)
  const { salt, pair } = drawn ?? { salt: crypto.getRandomValues(new Uint8Array(16)), pair: await newPair() }
  const ours = await rawOf(pair.publicKey)
  const { key, nonce } = await derive({ keys, salt, privateKey: pair.privateKey, ours })
  const record = new Uint8Array(paddedTo + 1)
  record.set(text)
  // Says that this record is the last one; what follows it is padding.
  record[text.length] = 2
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, record)
  return joined(salt, recordSize, Uint8Array.of(ours.length), ours, new Uint8Array(sealed))
}

const recordSize = Uint8Array.of(0, 0, 0x10, 0)

async function newPair() {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"])
  if (!("privateKey" in pair)) throw new Error("A curve gives a pair of keys")
  return pair
}

async function rawOf(key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const raw = await crypto.subtle.exportKey("raw", key)
  if (!(raw instanceof ArrayBuffer)) throw new Error("A key is exported as bytes")
  return new Uint8Array(raw)
}

interface Parties {
  keys: PushKeys
  salt: Uint8Array<ArrayBuffer>
  privateKey: CryptoKey
  ours: Uint8Array<ArrayBuffer>
}

/** RFC 8291, 3.3 and 3.4. */
async function derive({ keys, salt, privateKey, ours }: Parties) {
  const theirs = await crypto.subtle.importKey("raw", keys.p256dh, { name: "ECDH", namedCurve: "P-256" }, true, [])
  // The types of the runtime call it `$public`; the runtime, like every other, calls it `public`.
  const withTheirs = { name: "ECDH", public: theirs }
  const shared = await crypto.subtle.deriveBits(withTheirs, privateKey, 256)
  const both = joined(new TextEncoder().encode("WebPush: info\0"), keys.p256dh, ours)
  const material = await hkdf(shared, { salt: keys.auth, info: both, bytes: 32 })
  const told = (what: string) => joined(new TextEncoder().encode(`Content-Encoding: ${what}\0`))
  const bits = await hkdf(material, { salt, info: told("aes128gcm"), bytes: 16 })
  const nonce = await hkdf(material, { salt, info: told("nonce"), bytes: 12 })
  return { key: await crypto.subtle.importKey("raw", bits, "AES-GCM", false, ["encrypt"]), nonce }
}

interface Derivation {
  salt: Uint8Array<ArrayBuffer>
  info: Uint8Array<ArrayBuffer>
  bytes: number
}

async function hkdf(material: ArrayBuffer, { salt, info, bytes }: Derivation): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey("raw", material, "HKDF", false, ["deriveBits"])
  return crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, bytes * 8)
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
