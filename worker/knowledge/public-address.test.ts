import { expect, test } from "vitest"
import { publicAddress } from "./public-address.ts"

test.each([
  "https://example.com/help?page=2",
  "http://example.com/",
  "https://example.com:443/",
  "http://example.com:443/",
  "https://help.example.co.uk./",
  "https://bücher.example.de/",
  "https://xn--p1ai.xn--p1ai/",
])("%s may be read", address => {
  expect(publicAddress(address)).toMatchObject({ ok: true })
})

test("what a page shows after the mark is not asked for", () => {
  const read = publicAddress("https://example.com/help#hours")
  expect(read.ok && read.url.href).toBe("https://example.com/help")
})

test.each([
  "",
  "help",
  "//example.com",
  "ftp://example.com/",
  "file:///etc/passwd",
  "data:text/html,hello",
  "javascript:alert(1)",
  "blob:https://example.com/1",
  "https://maya@example.com/",
  "https://maya:secret@example.com/",
  "https://example.com:8443/",
  "https://example.com:22/",
  "http://localhost/",
  "http://LOCALHOST./",
  "http://app.localhost/",
  "http://wiki/",
  "http://intranet/",
  "http://printer.local/",
  "http://router.lan/",
  "http://nas.home.arpa/",
  "http://metadata.google.internal/",
  "http://db.internal/",
  "http://localhost.localdomain/",
  "http://1.1.168.192.in-addr.arpa/",
  "http://hidden.onion/",
  "http://127.0.0.1/",
  "http://127.1/",
  "http://127.0.0.1./",
  "http://0x7f.1/",
  "http://0x7f000001/",
  "http://2130706433/",
  "http://017700000001/",
  "http://①②⑦.⓪.⓪.①/",
  "http://127。0。0。1/",
  "http://10.0.0.1/",
  "http://172.16.0.1/",
  "http://192.168.1.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://100.64.0.1/",
  "http://0.0.0.0/",
  "http://224.0.0.1/",
  "http://255.255.255.255/",
  "http://8.8.8.8/",
  "http://[::1]/",
  "http://[::]/",
  "http://[fe80::1]/",
  "http://[fc00::1]/",
  "http://[fd12:3456::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:a9fe:a9fe]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[2002:7f00:1::]/",
  "http://example..com/",
  "http://%6c%6f%63%61%6c%68%6f%73%74/",
  "http://loc\tal\nhost/",
])("%s may not", address => {
  expect(publicAddress(address)).toEqual({
    ok: false,
    refusal: { code: "bad_url", detail: expect.stringMatching(/^[A-Z].*\.$/) },
  })
})
