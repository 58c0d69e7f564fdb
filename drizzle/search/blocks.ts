import { blockEntries, messageKey } from "./keys.ts"

/**
 * The keys under which to look, newest first, the newest one alone, then more at a time: what is common is found at
 * once, and what is rare is worth looking for in many. So what a search costs has little to do with how long the history is or how often a word comes.
 */
export function* keysBackwards(
  organizationId: string,
  { low, high }: { low: number; high: number },
): Generator<string[]> {
  const oldest = Math.max(0, Math.floor(low / blockEntries) - 1)
  let block = Math.floor(high / blockEntries)
  for (let count = 1; block >= oldest; count = Math.min(count * growth, blocksAtOnceMax)) {
    const next = Math.max(oldest, block - count + 1)
    yield Array.from({ length: block - next + 1 }, (_, back) =>
      messageKey(organizationId, (block - back) * blockEntries),
    )
    block = next - 1
  }
}

const growth = 8
/** A million entries: a word that is rare in the newest quarter of a million is in few of them. */
const blocksAtOnceMax = 32
