import { expect, test } from "vitest"
import { base64url, fromBase64url } from "./base64url.ts"
import { encryptPush, pushBytesMax } from "./encrypt-push.ts"
import { browser } from "./test/browser-keys.ts"

const bytes = (text: string) => {
  const found = fromBase64url(text)
  if (found === null) throw new Error("Not base64url")
  return found
}

async function pairOf(publicKey: string, privateKey: string) {
  const point = bytes(publicKey)
  const [x, y] = [base64url(point.slice(1, 33)), base64url(point.slice(33))]
  const curve = { name: "ECDH", namedCurve: "P-256" }
  return {
    publicKey: await crypto.subtle.importKey("raw", point, curve, true, []),
    privateKey: await crypto.subtle.importKey("jwk", { kty: "EC", crv: "P-256", x, y, d: privateKey }, curve, true, [
      "deriveBits",
    ]),
  }
}

test("the example of RFC 8291, appendix A, comes out byte for byte", async () => {
  const text = new TextEncoder().encode("When I grow up, I want to be a watermelon")
  const keys = {
    p256dh: bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
    auth: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
  }
  const drawn = {
    salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"),
    pair: await pairOf(
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
      "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    ),
  }
  const sealed = await encryptPush(text, keys, { drawn, paddedTo: text.length })
  expect(base64url(sealed)).toBe(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  )
})

test("the browser reads what was written, and the push service sees one size, whatever it was", async () => {
  const { keys, decrypt } = await browser()
  const texts = ["", "Is the ferry running?", "é".repeat(pushBytesMax / 2)]
  const sealed = await Promise.all(texts.map(text => encryptPush(new TextEncoder().encode(text), keys)))
  expect(await Promise.all(sealed.map(decrypt))).toEqual(texts)
  expect(new Set(sealed.map(({ length }) => length))).toEqual(new Set([4_096]))
  await expect(encryptPush(new Uint8Array(pushBytesMax + 1), keys)).rejects.toThrow("at most")
})
