/**
 * How long a page waits before it connects again, the same for every chat. All three are gentler by themselves (up to 30,
 * 10 and 5 seconds); then most kills would find nobody there.
 */
export const reconnectMs = { min: 80, max: 240 }

export const impatienceMs = (): number => reconnectMs.min + Math.random() * (reconnectMs.max - reconnectMs.min)

/** How long everybody has, once nothing breaks any more, to see everything: longer than the slowest heartbeat of the three. */
export const patienceMs = 60_000
