/**
 * A text in pieces that can be quoted by themselves: whole paragraphs where they are short, sentences of a long one. A piece
 * has no more characters than this, and little less where the text allows.
 */
export function passagesOf(text: string, charactersMax: number = passageCharactersMax): string[] {
  const passages: string[] = []
  let passage = ""
  for (const part of partsOf(text, charactersMax)) {
    if (passage !== "" && passage.length + part.length > charactersMax) {
      passages.push(passage.trim())
      passage = ""
    }
    passage += part
  }
  return [...passages, passage.trim()].filter(one => one !== "")
}

/** Long enough for an answer with what belongs to it; a model is given a handful. */
export const passageCharactersMax = 1_200

/** Paragraphs, lines of one that is too long, sentences of a line, and at last words or any pieces. Nothing is lost between. */
function partsOf(text: string, charactersMax: number, [split, ...finer] = splits): string[] {
  if (text.length <= charactersMax) return [text]
  if (!split) return text.match(new RegExp(`[^]{1,${charactersMax}}`, "gu")) ?? []
  return text.split(split).flatMap(part => partsOf(part, charactersMax, finer))
}

const splits = [/(?<=\n[ \t]*\n)/, /(?<=\n)/, /(?<=[.!?…。！？]["”’)]*\s)|(?<=[。！？])/, /(?<=\s)/]
