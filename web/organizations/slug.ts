import { slug } from "../../protocol/organization.ts"

/** An address made from a name: "Müller & Søn" gives "muller-son". Empty when nothing of the name can be in an address. */
export function suggestSlug(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øœæßłđ]/g, letter => letters[letter] ?? "")
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "")
}

export const isSlug = (value: string): boolean => slug.safeParse(value).success

const letters: Record<string, string> = { ø: "o", œ: "oe", æ: "ae", ß: "ss", ł: "l", đ: "d" }
