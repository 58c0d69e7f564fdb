/** Says yes with the given chance, in an order that depends on the seed only (mulberry32). */
export function dice(seed: number): (chance: number) => boolean {
  let state = seed >>> 0
  return chance => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 < chance
  }
}
