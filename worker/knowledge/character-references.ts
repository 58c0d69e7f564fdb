/** HTML's character references in a text, resolved: the numbered ones, and the named ones that occur in prose. Others stay as they are. */
export function resolveReferences(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));?/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named.get(name) ?? whole
      return fromNumber(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
    },
  )
}

/** As HTML has it: numbers from 128 to 159 mean what they mean in windows-1252, and what is no character is the replacement one. */
function fromNumber(number: number): string {
  if (number >= 0x80 && number <= 0x9f) return new TextDecoder("windows-1252").decode(Uint8Array.of(number))
  const isCharacter = number > 0 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff)
  return isCharacter ? String.fromCodePoint(number) : "\ufffd"
}

/** In the order of their numbers from 160 on: the names of Latin-1. */
const latin =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para " +
  "middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave " +
  "Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc " +
  "Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc " +
  "iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"

const others = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  zwj: "\u200d",
  zwnj: "\u200c",
  ndash: "–",
  mdash: "—",
  horbar: "―",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  lsaquo: "‹",
  rsaquo: "›",
  dagger: "†",
  bull: "•",
  hellip: "…",
  permil: "‰",
  prime: "′",
  Prime: "″",
  euro: "€",
  trade: "™",
  numero: "№",
  larr: "←",
  uarr: "↑",
  rarr: "→",
  darr: "↓",
  harr: "↔",
  minus: "−",
  asymp: "≈",
  ne: "≠",
  le: "≤",
  ge: "≥",
  infin: "∞",
  check: "✓",
  cross: "✗",
  star: "☆",
  starf: "★",
  phone: "☎",
  hearts: "♥",
  OElig: "Œ",
  oelig: "œ",
  Scaron: "Š",
  scaron: "š",
  Zcaron: "Ž",
  zcaron: "ž",
  Yuml: "Ÿ",
  fnof: "ƒ",
  lsqb: "[",
  rsqb: "]",
  lpar: "(",
  rpar: ")",
  colon: ":",
  comma: ",",
  period: ".",
  num: "#",
  commat: "@",
  sol: "/",
  excl: "!",
  quest: "?",
  percnt: "%",
  plus: "+",
  equals: "=",
  lowbar: "_",
  dollar: "$",
  NewLine: "\n",
  Tab: "\t",
}

const named = new Map([
  ...latin.split(" ").map((name, at): [string, string] => [name, String.fromCharCode(160 + at)]),
  ...Object.entries(others),
])
