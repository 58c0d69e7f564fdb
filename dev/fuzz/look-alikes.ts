/** What a value is not, but may be mistaken for: one of each kind that parsers and databases have stumbled over. */
export const wrongValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  -0,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  1e308,
  5e-324,
  "",
  " ",
  "0",
  "NaN",
  "null",
  "__proto__",
  "constructor",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "\ufeff",
  "\u202e",
  "\u200b",
  "' or 1=1 --",
  "%00",
  "../../etc",
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}".repeat(20),
  [],
  [[]],
  [null],
  {},
  { length: 3 },
  { toString: 1 },
  { type: "do" },
]

/** Words that look like ours, in letters that are not. */
export const lookAlike = (word: string, place: number): string => {
  const at = place % Math.max(1, word.length)
  const other = letters[word.charAt(at)] ?? word.charAt(at).toUpperCase()
  return word.slice(0, at) + other + word.slice(at + 1)
}

const letters: Record<string, string> = {
  a: "\u0430",
  c: "\u0441",
  d: "\u0501",
  e: "\u0435",
  i: "\u0456",
  l: "\u04cf",
  n: "\u0578",
  o: "\u043e",
  p: "\u0440",
  s: "\u0455",
  t: "\u03c4",
  y: "\u0443",
}

/** Number literals that JSON takes, or nearly. */
export const numberLiterals: readonly string[] = [
  "1e999",
  "-1e999",
  "1E400",
  "-0",
  "0.0",
  "1e-7",
  "9007199254740993",
  "18446744073709551616",
  "00",
  "0x10",
  "+1",
  ".5",
  "1.",
  "NaN",
  "Infinity",
  "-Infinity",
  "1n",
  "1_000",
]
