import type { Dice } from "../simulation/random.ts"
import { numberLiterals } from "./look-alikes.ts"

/** Changes the text of a JSON value, where a value cannot be changed: doubled names, odd literals, broken bytes, sheer size. */
export function mutateText(text: string, { dice, bytesMax }: { dice: Dice; bytesMax: number }): string {
  if (dice.chance(0.004)) return sized(text, bytesMax + dice.below(5) - 2)
  return dice.pick(changes)(text, dice)
}

type Change = (text: string, dice: Dice) => string

const changes: Change[] = [
  (text, dice) => text.slice(0, dice.below(text.length)),
  (text, dice) => text.slice(dice.below(text.length)),
  (text, dice) => replaceAt(text, dice.below(text.length), String.fromCharCode(dice.below(256))),
  (text, dice) => replaceAt(text, dice.below(text.length), String.fromCharCode(dice.below(65_536))),
  (text, dice) => replaceAt(text, dice.below(text.length), ""),
  (text, dice) => text.replace(/-?\d+(?=[,}\]])/, dice.pick(numberLiterals)),
  (text, dice) => text.replace(/"[^"]*"(?=[,}\]])/, dice.pick(numberLiterals)),
  text => text.replace(/\{("[^"]+":("[^"]*"|\d+))/, "{$1,$1"),
  (text, dice) => text.replace("{", `{"__proto__":${dice.pick(prototypes)},`),
  (text, dice) => text.replace(/\}$/, `,"type":${dice.pick(types)}}`),
  (text, dice) => text.replace(/":"/, `":"${dice.pick(escapes)}`),
  text => `${text}${text}`,
  text => `[${text}]`,
  text => `\ufeff${text}`,
  text => text.replaceAll('"', "'"),
  text => text.replaceAll(/([,:])/g, "$1 \n\t"),
  text => text.replace(/\}$/, ",}"),
  (text, dice) => "[".repeat(dice.below(3_000)) + text,
  (text, dice) => text.replace(/"[^"]*"(?=[,}\]])/, deep(dice.below(dice.chance(0.05) ? 30_000 : 300))),
  (_, dice) => dice.pick(oddities),
]

const replaceAt = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1)

const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels)

const prototypes = ["{}", "null", '{"role":"owner"}', '{"type":"do"}', "[]"]
const types = ['"do"', '"hello"', "null", '["do"]', '"acknowledge"']
const escapes = ["\\u0000", "\\ud800", "\\udfff", "\\u202e", "\\x41", "\\", "\\u00", "\u0000", "\n"]
const oddities = [
  "",
  " ",
  "null",
  "true",
  "0",
  '""',
  "[]",
  "{}",
  "ping ",
  "undefined",
  "\u0000",
  "{{}}",
  '{"type":}',
  "//",
]

/** The same value, in exactly so many bytes. */
function sized(text: string, bytes: number): string {
  const missing = bytes - new TextEncoder().encode(text).length
  return missing > 0 ? text.replace(/\}$/, `${" ".repeat(missing)}}`) : text
}
