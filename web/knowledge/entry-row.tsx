import { Link } from "wouter"
import type { KnowledgeEntry } from "../../protocol/knowledge.ts"
import { keptForm } from "../app/kept-form.ts"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { useNow } from "../app/use-now.ts"
import { moment } from "../look/ago.ts"
import { FormError } from "../look/form-error.tsx"
import { Icon } from "../look/icon.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { changeEntry } from "./change-entry.ts"
import { changedBy, sourceIcons, sourceWords } from "./entry-words.ts"
import { entryChanged } from "./knowledge-queries.ts"

/** One entry in the list. A draft can be published from here, since an import brings many. */
export function EntryRow({ entry }: { entry: KnowledgeEntry }) {
  const { organization, user } = useWorkplace()
  const now = useNow()
  const publish = useAction(
    () => changeEntry(organization.id, entry, { status: "published" }),
    changed => entryChanged(organization.id, changed),
  )
  const hasUnsaved = keptForm({ userId: user.id, name: entry.id }).read() !== null
  return (
    <li>
      <Icon name={sourceIcons[entry.source]} />
      <Link href={`/dashboard/${organization.slug}/knowledge/${entry.id}`} className="what">
        <b>{entry.title}</b>
        <span className="soft small cut">{entry.text}</span>
        <span className="soft small">
          {sourceWords(entry)} · {moment(entry.updatedAt, now)}
          {changedBy(entry, user.id)}
        </span>
      </Link>
      {hasUnsaved && <span className="chip wait">Unsaved changes</span>}
      {entry.status === "published" ? (
        <span className="chip accent">Published</span>
      ) : (
        <>
          <span className="chip">Draft</span>
          <button type="button" className="button" aria-disabled={publish.busy} onClick={() => publish.run(undefined)}>
            Publish<span className="sr"> {entry.title}</span>
          </button>
        </>
      )}
      {publish.failure && <FormError>{say(publish.failure)}</FormError>}
    </li>
  )
}
