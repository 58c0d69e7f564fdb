import { type NewKnowledge, newKnowledge } from "../../protocol/knowledge.ts"
import { limits } from "../../protocol/limits.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"

/** What comes in from a file or a page, before a person has looked at it and published it. */
export interface Imported {
  title: string
  text: string
  url: string | null
}

/** The same as an entry to store. What is too long is refused and not cut: half an answer is worse than none. */
export function knowledgeDraft({ title, text, url }: Imported, advice: string): Result<{ draft: NewKnowledge }> {
  const named = oneLine(title)
  if (text.length > limits.knowledgeCharactersMax) {
    const [has, max] = [text.length, limits.knowledgeCharactersMax].map(count => count.toLocaleString("en"))
    return refuse("too_large", `“${named}” has ${has} characters, and an entry at most ${max}. ${advice}`)
  }
  const parsed = newKnowledge.safeParse({ title: named, text, url, status: "draft" })
  return parsed.success
    ? { ok: true, draft: parsed.data }
    : refuse("bad_file", `“${named}” has no text that can be stored.`)
}

/** A title stands in one line beside what others say; characters that show nothing or turn the line around are left out. */
function oneLine(title: string): string {
  const line = title
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .trim()
  if (line.length <= titleCharactersMax) return line === "" ? "Untitled" : line
  return `${line
    .slice(0, titleCharactersMax - 1)
    .replace(/\p{Cs}$/u, "")
    .trimEnd()}…`
}

/** Long titles are mostly a site's name and a slogan, repeated. */
const titleCharactersMax = 200
