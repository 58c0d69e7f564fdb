import type { Segment } from "../../protocol/search.ts"

/** A found text. The marks are elements made here; the service sends pieces of text and no markup. */
export function MarkedText({ segments }: { segments: Segment[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing else, and are drawn anew as a whole
  return segments.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))
}
