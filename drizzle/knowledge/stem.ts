/**
 * The stem of an English word, after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980). Words of other
 * alphabets stay as they are; those of other languages in Latin letters lose an ending now and then, the same one each time.
 */
export function stem(word: string): string {
  if (word.length <= 2 || !/^[a-z]+$/.test(word)) return word
  const steps = [withoutPlural, withoutTense, withoutY, derived(toShorter), derived(toShortest), withoutSuffix, tidied]
  return steps.reduce((stemmed, step) => step(stemmed), word)
}

function withoutPlural(word: string): string {
  if (/(?:ss|i)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

function withoutTense(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const bare = word.replace(/(?:ed|ing)$/, "")
  if (bare === word || !hasVowel(bare)) return word
  if (/(?:at|bl|iz)$/.test(bare)) return `${bare}e`
  if (endsDouble(bare) && !/[lsz]$/.test(bare)) return bare.slice(0, -1)
  return measure(bare) === 1 && endsShort(bare) ? `${bare}e` : bare
}

function withoutY(word: string): string {
  return word.endsWith("y") && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word
}

/** Exchanges the longest ending that fits, when enough of the word is left. */
function derived(endings: readonly (readonly [string, string])[]) {
  return (word: string): string => {
    const found = endings.find(([ending]) => word.endsWith(ending))
    if (!found) return word
    const bare = word.slice(0, -found[0].length)
    return measure(bare) > 0 ? bare + found[1] : word
  }
}

function withoutSuffix(word: string): string {
  const found = suffixes.find(suffix => word.endsWith(suffix))
  if (!found) return word
  const bare = word.slice(0, -found.length)
  return measure(bare) > 1 && (found !== "ion" || /[st]$/.test(bare)) ? bare : word
}

function tidied(word: string): string {
  const bare = word.slice(0, -1)
  const losesE = word.endsWith("e") && (measure(bare) > 1 || (measure(bare) === 1 && !endsShort(bare)))
  const left = losesE ? bare : word
  return left.endsWith("ll") && measure(left) > 1 ? left.slice(0, -1) : left
}

/** Porter's m: how often a consonant follows a vowel. */
const measure = (word: string): number => shape(word).match(/v+c+/g)?.length ?? 0
const hasVowel = (word: string): boolean => shape(word).includes("v")
const endsDouble = (word: string): boolean => /(.)\1$/.test(word) && shape(word).endsWith("c")
const endsShort = (word: string): boolean => /cvc$/.test(shape(word)) && !/[wxy]$/.test(word)

/** Consonants and vowels; a y after a consonant is a vowel. */
function shape(word: string): string {
  let shapes = ""
  for (const letter of word) {
    const isVowel = letter === "y" ? shapes.endsWith("c") : "aeiou".includes(letter)
    shapes += isVowel ? "v" : "c"
  }
  return shapes
}

const pairs = (written: string) =>
  written
    .split(" ")
    .map(pair => pair.split("/"))
    .map(([from = "", to = ""]) => [from, to] as const)
    .sort(([one], [other]) => other.length - one.length)

const toShorter = pairs(
  "ational/ate tional/tion enci/ence anci/ance izer/ize abli/able alli/al entli/ent eli/e ousli/ous ization/ize ation/ate " +
    "ator/ate alism/al iveness/ive fulness/ful ousness/ous aliti/al iviti/ive biliti/ble",
)
const toShortest = pairs("icate/ic ative/ alize/al iciti/ic ical/ic ful/ ness/")
const suffixes = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize"
  .split(" ")
  .sort((one, other) => other.length - one.length)
