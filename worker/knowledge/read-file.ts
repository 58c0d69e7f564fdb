import type { NewKnowledge } from "../../protocol/knowledge.ts"
import { limits } from "../../protocol/limits.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { decodeText } from "./decode-text.ts"
import { knowledgeDraft } from "./knowledge-draft.ts"
import { sections, wholeText } from "./markdown-sections.ts"

/** A file as it was chosen: its name, and its bytes. */
export interface KnowledgeFile {
  name: string
  bytes: Uint8Array
  /** One entry for each of its top headings, or one for the whole. */
  split: boolean
}

/** The entries that a Markdown or text file makes: all of them, or the reason why it makes none. */
export function readFile({ name, bytes, split }: KnowledgeFile): Result<{ drafts: NewKnowledge[] }> {
  if (bytes.length > limits.importBytesMax)
    return refuse("too_large", `A file has at most ${limits.importBytesMax / 1_000_000} MB. Split it into several.`)
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  if (decoded.text.trim() === "") return refuse("bad_file", "The file is empty.")
  const parts = split ? sections(decoded.text) : [wholeText(decoded.text)]
  if (parts.length > limits.importEntriesMax)
    return refuse("too_large", `It has ${parts.length} parts. Bring in at most ${limits.importEntriesMax} at once.`)
  const advice = split ? "Divide it by further headings." : "Make an entry of each of its headings, or split the file."
  const drafts: NewKnowledge[] = []
  for (const { title, text } of parts) {
    const made = knowledgeDraft({ title: title ?? nameOf(name), text, url: null }, advice)
    if (!made.ok) return made
    drafts.push(made.draft)
  }
  return drafts.length === 0 ? refuse("bad_file", "The file has headings and no text.") : { ok: true, drafts }
}

/** `docs/opening_hours.md` is about opening hours. */
function nameOf(file: string): string {
  const base = file.split(/[/\\]/).at(-1) ?? file
  return base.replace(/\.[A-Za-z]{1,8}$/, "").replaceAll(/[_-]+/g, " ")
}
