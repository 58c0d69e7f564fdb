/**
 * The stem of an English word as Postgres's own text search has it: M. F. Porter's English stemmer, "Porter2"
 * (snowballstem.org). Words of other alphabets stay as they are; those of other languages in Latin letters lose an ending now
 * and then, the same one each time.
 */
export function stem(word: string): string {
  if (word.length <= 2 || !/^[a-z]+$/.test(word)) return word
  const exception = exceptions.get(word)
  if (exception !== undefined) return exception
  const marked = word.replace(/^y|(?<=[aeiouy])y/g, "Y")
  const start = afterConsonant(marked, /^(?:gener|commun|arsen)/.exec(marked)?.[0].length)
  const regions = { first: start, second: afterConsonant(marked, undefined, start) }
  const singular = withoutPlural(marked)
  if (whole.has(singular)) return singular
  return steps.reduce((stemmed, step) => step(stemmed, regions), singular).toLowerCase()
}

/** Where the parts of a word begin that may lose an ending: behind its first syllable, and behind its second. */
interface Regions {
  first: number
  second: number
}

/** Behind the first consonant that follows a vowel. */
function afterConsonant(word: string, known: number | undefined, from = 0): number {
  const found = known ?? word.slice(from).search(/[aeiouy][^aeiouy]/)
  if (known !== undefined) return known
  return found === -1 ? word.length : from + found + 2
}

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2)
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1)
  return /[aeiouy].+s$/.test(word) && !/(?:us|ss)$/.test(word) ? word.slice(0, -1) : word
}

function withoutTense(word: string, { first }: Regions): string {
  const eed = /eed(?:ly)?$/.exec(word)
  if (eed) return eed.index >= first ? word.slice(0, eed.index + 2) : word
  const bare = word.replace(/(?:ed|ing)(?:ly)?$/, "")
  if (bare === word || !hasVowel(bare)) return word
  if (/(?:at|bl|iz)$/.test(bare)) return `${bare}e`
  if (/..(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(bare)) return bare.slice(0, -1)
  return bare.length <= first && endsShort(bare) ? `${bare}e` : bare
}

const withY = (word: string): string => word.replace(/(?<=.[^aeiouy])[yY]$/, "i")

/** Exchanges the longest ending that fits, when it lies far enough behind. */
const exchanged = (endings: readonly (readonly [string, string])[]) => (word: string, regions: Regions) => {
  const found = endings.find(([ending]) => word.endsWith(ending))
  if (!found) return word
  const [ending, other] = found
  const bare = word.slice(0, -ending.length)
  const fits = bare.length >= (ending === "ative" ? regions.second : regions.first)
  return fits && (allowed[ending]?.test(bare) ?? true) ? bare + other : word
}

const allowed: Record<string, RegExp> = { ogi: /l$/, li: /[cdeghkmnrt]$/, ion: /[st]$/ }

function withoutSuffix(word: string, { second }: Regions): string {
  const found = suffixes.find(suffix => word.endsWith(suffix))
  if (!found) return word
  const bare = word.slice(0, -found.length)
  return bare.length >= second && (allowed[found]?.test(bare) ?? true) ? bare : word
}

function tidied(word: string, { first, second }: Regions): string {
  const bare = word.slice(0, -1)
  if (word.endsWith("e")) {
    return bare.length >= second || (bare.length >= first && !endsShort(bare)) ? bare : word
  }
  return word.endsWith("ll") && bare.length >= second ? bare : word
}

const hasVowel = (word: string): boolean => /[aeiouy]/.test(word)
const endsShort = (word: string): boolean => /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/.test(word)

const byLength = (one: string, other: string) => other.length - one.length
const pairs = (written: string) =>
  written
    .split(" ")
    .map(pair => pair.split("/"))
    .map(([from = "", to = ""]) => [from, to] as const)
    .sort(([one], [other]) => byLength(one, other))

const toShorter = pairs(
  "tional/tion enci/ence anci/ance abli/able entli/ent izer/ize ization/ize ational/ate ation/ate ator/ate alism/al aliti/al " +
    "alli/al fulness/ful ousli/ous ousness/ous iveness/ive iviti/ive biliti/ble bli/ble ogi/og fulli/ful lessli/less li/",
)
const toShortest = pairs("tional/tion ational/ate alize/al icate/ic iciti/ic ical/ic ful/ ness/ ative/")
const suffixes = "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion".split(" ").sort(byLength)
const steps = [withoutTense, withY, exchanged(toShorter), exchanged(toShortest), withoutSuffix, tidied]

const exceptions = new Map(
  pairs(
    "skis/ski skies/sky dying/die lying/lie tying/tie idly/idl gently/gentl ugly/ugli early/earli only/onli singly/singl " +
      "sky/sky news/news howe/howe atlas/atlas cosmos/cosmos bias/bias andes/andes",
  ),
)
const whole = new Set("inning outing canning herring earring proceed exceed succeed".split(" "))
