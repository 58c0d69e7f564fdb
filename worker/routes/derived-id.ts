/** A uuid that follows from what is said, and from nothing else. Shaped as RFC 9562 has it for ids of one's own making (version 8). */
export async function derivedId(...said: string[]): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(said.join(" "))))
  const hex = [...digest.slice(0, 16)].map(byte => byte.toString(16).padStart(2, "0")).join("")
  const variant = "89ab".charAt((digest[8] ?? 0) & 3)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join(
    "-",
  )
}
