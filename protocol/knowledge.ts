import { z } from "zod"
import { limits } from "./limits.ts"
import { page } from "./rest.ts"
import { knowledgeText, reasonText, searchText, titleText } from "./text.ts"

const title = titleText
const url = z
  .url({ protocol: /^https?$/, error: "bad_url" })
  .max(limits.urlCharactersMax)
  .nullable()
/** Other ways in which people ask for what this entry says. */
const questions = z.array(reasonText).max(limits.questionsPerEntryMax, `At most ${limits.questionsPerEntryMax}.`)
const status = z.enum(["draft", "published"])

/** Something an organization has written down. Only what is published is searched and cited. Times are milliseconds since 1970. */
export const knowledgeEntry = z.object({
  id: z.uuid(),
  title: z.string(),
  questions: z.array(z.string()),
  text: z.string(),
  /** Where customers can read it themselves: the citation's link. */
  url: z.string().nullable(),
  source: z.enum(["written", "file", "url"]),
  status,
  /** Another one after every change. */
  revision: z.uuid(),
  createdAt: z.int(),
  updatedAt: z.int(),
  /** Who changed it last; null when the account is gone. */
  updatedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})
export type KnowledgeEntry = z.infer<typeof knowledgeEntry>

export const newKnowledge = z.strictObject({
  title,
  questions: questions.default([]),
  text: knowledgeText,
  url: url.default(null),
  status: status.default("draft"),
})
export type NewKnowledge = z.infer<typeof newKnowledge>

export const knowledgeChange = z
  .strictObject({
    title: title.optional(),
    questions: questions.optional(),
    text: knowledgeText.optional(),
    url: url.optional(),
    status: status.optional(),
    revision: z
      .uuid()
      .toLowerCase()
      .optional()
      .describe("The one that the change was made for: where it is another by now, the change is refused as `stale`."),
  })
  .refine(({ revision: _given, ...change }) => Object.keys(change).length > 0, "Say what to change.")
export type KnowledgeChange = z.infer<typeof knowledgeChange>

/** A text or Markdown file as base64, or a page of the web. What comes of it are drafts. */
export const knowledgeImport = z.discriminatedUnion("from", [
  z.strictObject({
    from: z.literal("file"),
    name: z
      .string()
      .min(1)
      .max(limits.nameCharactersMax * 3),
    content: z.base64(),
    /** One entry for each heading of the first level, or one for the whole file. */
    split: z.boolean().default(false),
  }),
  z.strictObject({ from: z.literal("url"), url: z.url("bad_url").max(limits.urlCharactersMax) }),
])

export const knowledgeImported = z.object({ entries: z.array(knowledgeEntry) })

export const knowledgeQuery = z.object({ ...page, status: status.optional(), text: searchText.optional() })

/** Newest change first. Entries of a list have their text cut to `knowledgePreviewCharactersMax`. */
export const knowledgePage = z.object({
  entries: z.array(knowledgeEntry),
  nextCursor: z.string().nullable(),
  counts: z.object({ draft: z.int(), published: z.int() }),
})
export type KnowledgePage = z.infer<typeof knowledgePage>
