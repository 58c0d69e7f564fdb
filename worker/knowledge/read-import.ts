import type { z } from "zod"
import type { knowledgeImport, NewKnowledge } from "../../protocol/knowledge.ts"
import type { Result } from "../../protocol/refusal.ts"
import type { Fetch } from "./fetch-page.ts"
import { readFile } from "./read-file.ts"
import { readPage } from "./read-page.ts"

/** The drafts that a file or a page of the web makes. */
export async function readImport(
  asked: z.infer<typeof knowledgeImport>,
  fetch: Fetch,
): Promise<Result<{ drafts: NewKnowledge[] }>> {
  switch (asked.from) {
    case "file": {
      const bytes = Uint8Array.from(atob(asked.content), character => character.charCodeAt(0))
      return readFile({ name: asked.name, bytes, split: asked.split })
    }
    case "url": {
      const read = await readPage(asked.url, fetch)
      return read.ok ? { ok: true, drafts: [read.draft] } : read
    }
  }
}
