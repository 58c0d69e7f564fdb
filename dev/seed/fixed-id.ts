import { createHash } from "node:crypto"

/** The uuid of a name in the demo (version 8, made from a hash): the same name gives the same id, so seeding twice repeats. */
export function fixedId(name: string): string {
  const hex = createHash("sha256").update(`parley demo: ${name}`).digest("hex")
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-")
}
