import type { KnowledgeEntry } from "../../protocol/knowledge.ts"
import type { FormValues } from "../app/kept-form.ts"
import { Icon } from "../look/icon.tsx"
import { entryValues } from "./entry-shape.ts"

/** For who has written on while a colleague saved: what is true now, beside what they have typed. */
export function ChangedMeanwhile({ entry, typed }: { entry: KnowledgeEntry; typed: FormValues }) {
  const now = entryValues(entry)
  const others = fields.filter(([name]) => now[name] !== typed[name])
  return (
    <div className="notice">
      <Icon name="alert" />
      <span role="alert">
        <b>{entry.updatedBy?.name ?? "Somebody"} has changed this entry since you began.</b> Saving puts your version in
        its place.
      </span>
      <details className="true-now">
        <summary>How it reads now</summary>
        <dl>
          {others.map(([name, label]) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{now[name] || "None"}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}

const fields = [
  ["title", "Title"],
  ["text", "Text"],
  ["questions", "Other ways to ask"],
  ["url", "Link"],
] as const
