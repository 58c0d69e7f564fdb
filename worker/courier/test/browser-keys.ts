import { base64url } from "../base64url.ts"
import type { PushKeys } from "../encrypt-push.ts"

/** A browser that has subscribed: its keys, and how it reads what it is sent (RFC 8291 the other way round, written apart). */
export async function browser() {
  const curve = { name: "ECDH", namedCurve: "P-256" }
  const pair = (await crypto.subtle.generateKey(curve, true, ["deriveBits"])) as CryptoKeyPair
  const p256dh = new Uint8Array((await crypto.subtle.exportKey("raw", pair.publicKey)) as ArrayBuffer)
  const auth = crypto.getRandomValues(new Uint8Array(16))
  const keys: PushKeys = { p256dh, auth }

  async function decrypt(sealed: Uint8Array): Promise<string> {
    const [salt, size, length] = [sealed.slice(0, 16), new DataView(sealed.slice(16, 20).buffer), sealed[20] ?? 0]
    const [sender, body] = [sealed.slice(21, 21 + length), sealed.slice(21 + length)]
    if (body.length > size.getUint32(0)) throw new Error("More than one record")
    const theirs = await crypto.subtle.importKey("raw", sender, curve, true, [])
    const withTheirs = { name: "ECDH", public: theirs }
    const shared = await crypto.subtle.deriveBits(withTheirs, pair.privateKey, 256)
    const info = [...new TextEncoder().encode("WebPush: info\0"), ...p256dh, ...sender]
    const material = await expand(shared, auth, { info, bits: 256 })
    const said = (what: string) => [...new TextEncoder().encode(`Content-Encoding: ${what}\0`)]
    const raw = await expand(material, salt, { info: said("aes128gcm"), bits: 128 })
    const iv = await expand(material, salt, { info: said("nonce"), bits: 96 })
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"])
    const record = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, body))
    const end = record.findLastIndex(byte => byte !== 0)
    if (record[end] !== 2) throw new Error("The last record says that it is the last")
    return new TextDecoder().decode(record.slice(0, end))
  }

  return { keys, subscription: { p256dh: base64url(p256dh), auth: base64url(auth) }, decrypt }
}

async function expand(
  material: ArrayBuffer,
  salt: Uint8Array<ArrayBuffer>,
  { info, bits }: { info: number[]; bits: number },
): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey("raw", material, "HKDF", false, ["deriveBits"])
  return crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info: Uint8Array.from(info) }, key, bits)
}
