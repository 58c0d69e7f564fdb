import type { KnowledgeEntry } from "../../protocol/knowledge.ts"
import type { FormValues } from "../app/kept-form.ts"
import { TrueNow } from "../look/true-now.tsx"
import { entryValues } from "./entry-shape.ts"

/** For who has written on while a colleague saved: what is true now, beside what they have typed. */
export function ChangedMeanwhile({ entry, typed }: { entry: KnowledgeEntry; typed: FormValues }) {
  const now = entryValues(entry)
  const others = fields.filter(([name]) => now[name] !== typed[name])
  return (
    <TrueNow summary="How it reads now" others={others.map(([name, words]) => ({ words, value: now[name] ?? "" }))}>
      <b>{entry.updatedBy?.name ?? "Somebody"} has changed this entry since you began.</b> Saving puts your version in
      its place.
    </TrueNow>
  )
}

const fields = [
  ["title", "Title"],
  ["text", "Text"],
  ["questions", "Other ways to ask"],
  ["url", "Link"],
] as const
