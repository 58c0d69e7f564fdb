import { z } from "zod"
import { type KnowledgeEntry, newKnowledge } from "../../protocol/knowledge.ts"
import type { FormValues } from "../app/kept-form.ts"
import { linesOf } from "../app/lines.ts"
import { addressOrNone } from "./address.ts"

const { title, text, questions, status } = newKnowledge.shape

/** An entry as its form says it: one question a line, and an empty link for none. */
export const entryShape = z.object({
  title,
  text,
  questions: z.string().transform(linesOf).pipe(questions.unwrap()),
  url: addressOrNone,
  status,
})

export type WrittenEntry = z.infer<typeof entryShape>

export const entryValues = (entry: Pick<KnowledgeEntry, "title" | "text" | "questions" | "url">): FormValues => ({
  title: entry.title,
  text: entry.text,
  questions: entry.questions.join("\n"),
  url: entry.url ?? "",
})
