import { z } from "zod"
import { newKnowledge } from "../../protocol/knowledge.ts"

const { url } = newKnowledge.shape

/** An address of the web as people type it, often without its scheme; null for none. */
export const addressOrNone = z
  .string()
  .transform(completed)
  // Browsers take "https://no address" for one.
  .refine(
    address => !/\s/.test(address ?? "") && url.safeParse(address).success,
    "Write an address like https://example.com/page.",
  )

export const someAddress = addressOrNone.refine(address => address !== null, "Write the address of a page.")

function completed(typed: string): string | null {
  const address = typed.trim()
  if (address === "") return null
  return /^\w+:/.test(address) ? address : `https://${address}`
}
