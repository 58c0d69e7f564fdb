/** The words of a text that say what it is about, cut to their stems: enough to see which sentence speaks of a question. */
export function questionTerms(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter(word => !stopWords.has(word)).map(stem))
}

function stem(word: string): string {
  if (word.length < 4) return word
  return word.replace(/(?:ational|ations?|ingly|edly|ings?|ness|ment|ies|ied|ed|ly|es|e|s|y)$/, ending =>
    word.length - ending.length >= 3 ? "" : ending,
  )
}

const stopWords = new Set(
  "a about after again all also am an and any are as at be because been before but by can cannot could did do does doing don dont down for from get got had has have having he hello her here hey hi him his how i if im in into is isn it its ive just let ll me my need no not of off on once only or other our out over please s should so some such t tell than that the their them then there these they this those to too up us very was want we were what when where which while who why will with would you your".split(
    " ",
  ),
)
