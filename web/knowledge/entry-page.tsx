import { useState } from "react"
import { Link } from "wouter"
import { useHistoryState } from "wouter/use-browser-location"
import type { KnowledgeChange, KnowledgeEntry } from "../../protocol/knowledge.ts"
import { ReadState } from "../app/read-state.tsx"
import { useNow } from "../app/use-now.ts"
import { moment } from "../look/ago.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { BackToKnowledge } from "./back-to-knowledge.tsx"
import { changeEntry } from "./change-entry.ts"
import { EntryForm } from "./entry-form.tsx"
import type { WrittenEntry } from "./entry-shape.ts"
import { changedBy, sourceWords } from "./entry-words.ts"
import { entryChanged, useEntry } from "./knowledge-queries.ts"
import { RemoveEntry } from "./remove-entry.tsx"

export function EntryPage({ entryId }: { entryId: string }) {
  const read = useEntry(entryId)
  return (
    <Room title={read.data?.title ?? "Entry"} lead={read.data ? <Origin entry={read.data} /> : "Knowledge"}>
      <BackToKnowledge />
      <ReadState read={read}>{entry => <OneEntry entry={entry} readAt={read.dataUpdatedAt} />}</ReadState>
    </Room>
  )
}

function Origin({ entry }: { entry: KnowledgeEntry }) {
  const { user } = useWorkplace()
  const now = useNow()
  return (
    <>
      {sourceWords(entry)}, changed {moment(entry.updatedAt, now)}
      {changedBy(entry, user.id)}
    </>
  )
}

function OneEntry({ entry, readAt }: { entry: KnowledgeEntry; readAt: number }) {
  const { organization } = useWorkplace()
  const [said, setSaid] = useState(wordsFor(useHistoryState<{ saved?: unknown } | null>()?.saved))
  return (
    <>
      <section className="card" aria-label="Entry">
        <p className="standing">
          <span className={`chip ${entry.status === "published" ? "accent" : ""}`}>
            {entry.status === "published" ? "Published" : "Draft"}
          </span>
          <span role="status">{said}</span>
          {entry.status === "published" && (
            <Link href={`/dashboard/${organization.slug}/assistant#try`}>Try a question</Link>
          )}
        </p>
        <EntryForm
          entry={entry}
          readAt={readAt}
          save={body => changeEntry(organization.id, entry, changes(entry, body))}
          onSaved={saved => {
            setSaid(saved.status === entry.status ? "Saved." : wordsFor(saved.status))
            void entryChanged(organization.id, saved)
          }}
        />
      </section>
      <section className="card" aria-labelledby="remove">
        <h2 id="remove">Delete this entry</h2>
        <RemoveEntry entry={entry} />
      </section>
    </>
  )
}

/** Only what this person changed: what a colleague has changed meanwhile is not put back. */
function changes(entry: KnowledgeEntry, { title, text, questions, url, status }: WrittenEntry): KnowledgeChange {
  return {
    ...(title !== entry.title && { title }),
    ...(text !== entry.text && { text }),
    ...(questions.join("\n") !== entry.questions.join("\n") && { questions }),
    ...(url !== entry.url && { url }),
    status,
  }
}

function wordsFor(status: unknown): string {
  if (status === "published") return "The assistant answers from it now."
  return status === "draft" ? "Saved. The assistant does not use it." : ""
}
