/** Odd, and nothing wrong with them. */
export const texts = [
  "Is the ferry running?",
  "\u0001x".repeat(250),
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
  "\u202etxet siht nrut",
  "' or 1=1 --",
  '{"type":"do"}',
  "__proto__",
  "x".repeat(500),
]
