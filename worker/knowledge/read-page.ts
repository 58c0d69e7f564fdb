import type { NewKnowledge } from "../../protocol/knowledge.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { decodeText } from "./decode-text.ts"
import { type Fetch, type FetchedPage, fetchPage } from "./fetch-page.ts"
import { knowledgeDraft } from "./knowledge-draft.ts"
import { wholeText } from "./markdown-sections.ts"
import { pageText } from "./page-text.ts"

/** The entry that a page of the web makes. Its address, after any redirects, is what a citation leads to. */
export async function readPage(address: string, fetch: Fetch): Promise<Result<{ draft: NewKnowledge }>> {
  const fetched = await fetchPage(address, fetch)
  if (!fetched.ok) return fetched
  const { url, type } = fetched.page
  const decoded = decodePage(fetched.page)
  if (!decoded.ok) return decoded
  const read =
    type === "text/html" ? await pageText(decoded.text) : { ok: true as const, page: wholeText(decoded.text) }
  if (!read.ok) return read
  const { title, text } = read.page
  if (text === "") return refuse("bad_file", "The page has no text of its own. Copy what it shows into an entry.")
  return knowledgeDraft(
    { title: title ?? url.hostname, text, url: url.href },
    "Give the pages of its chapters instead.",
  )
}

/** A page that does not say its encoding in its header may say so in itself; many that do not say so are as old as windows-1252. */
function decodePage({ bytes, charset, type }: FetchedPage): Result<{ text: string }> {
  const said = charset ?? (type === "text/html" ? charsetWithin(bytes) : undefined)
  if (said !== undefined) return decodeText(bytes, said)
  const decoded = decodeText(bytes)
  return decoded.ok || type !== "text/html" ? decoded : decodeText(bytes, "windows-1252")
}

function charsetWithin(bytes: Uint8Array): string | undefined {
  const beginning = new TextDecoder("windows-1252").decode(bytes.subarray(0, 1_024))
  return beginning.match(/<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i)?.[1]
}
