/** Calls that a Worker has open at once; the runtime makes further ones wait. */
const width = 6

/** Runs `work` over the items in order, a few at a time, until it has found something: a value that is not null. */
export async function firstFound<Item, Found>(
  items: Item[],
  work: (item: Item) => Promise<Found | null>,
): Promise<Found | null> {
  for (let start = 0; start < items.length; start += width) {
    const answers = await Promise.all(items.slice(start, start + width).map(work))
    const found = answers.find(answer => answer !== null)
    if (found !== undefined) return found
  }
  return null
}
