/** Where code in backticks ends, by where it begins: a run of as many backticks. Every run is looked at once. */
export function codeEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const nextOfLength = new Map<number, number>()
  for (const { index, 0: run } of [...text.matchAll(/`+/g)].reverse()) {
    const end = nextOfLength.get(run.length)
    if (end !== undefined) ends.set(index, end)
    nextOfLength.set(run.length, index)
  }
  return ends
}

/** How often the sign at this place is repeated. */
export function runLength(text: string, at: number): number {
  let end = at + 1
  while (text.charAt(end) === text.charAt(at)) end += 1
  return end - at
}
