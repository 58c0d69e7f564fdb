import { useLocation } from "wouter"
import { knowledgeEntry } from "../../protocol/knowledge.ts"
import { call } from "../app/api.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { BackToKnowledge } from "./back-to-knowledge.tsx"
import { EntryForm } from "./entry-form.tsx"
import { entryChanged, knowledgePath } from "./knowledge-queries.ts"

export function NewEntryPage() {
  const { organization } = useWorkplace()
  const [, go] = useLocation()
  return (
    <Room title="New entry" lead="One subject, in the words that you would use yourself.">
      <BackToKnowledge />
      <section className="card" aria-label="Entry">
        <EntryForm
          entry={null}
          readAt={0}
          save={body => call({ path: knowledgePath(organization.id), method: "POST", body, schema: knowledgeEntry })}
          onSaved={entry => {
            void entryChanged(organization.id, entry)
            go(`/dashboard/${organization.slug}/knowledge/${entry.id}`, {
              replace: true,
              state: { saved: entry.status },
            })
          }}
        />
      </section>
    </Room>
  )
}
