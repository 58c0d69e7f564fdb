/** What was on screen, as the last input of something that can come too late; nothing as long as nothing was. */
export function seenNow(seen: (() => number | null) | undefined): [number] | [] {
  const number = seen?.() ?? null
  return number === null ? [] : [number]
}
