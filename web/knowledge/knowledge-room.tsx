import { useState } from "react"
import { Link } from "wouter"
import { useSettledValue } from "../app/use-settled-value.ts"
import { Icon } from "../look/icon.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { EntryList } from "./entry-list.tsx"
import { ImportCard, importPlace } from "./import-card.tsx"
import { KnowledgeFilter } from "./knowledge-filter.tsx"
import { type Shown, useEntries } from "./knowledge-queries.ts"

export function KnowledgeRoom() {
  const { organization } = useWorkplace()
  const [shown, setShown] = useState<Shown>("all")
  const [text, setText] = useState("")
  const settled = useSettledValue(text.trim())
  const read = useEntries({ shown, text: settled })
  const counts = read.data?.pages[0]?.counts
  const base = `/dashboard/${organization.slug}`
  const hasNothing = counts !== undefined && counts.draft + counts.published === 0 && settled === ""
  return (
    <Room
      title="Knowledge"
      lead="The assistant answers from what stands here, and cites it. Only published entries are used."
      width="full"
    >
      <div className="knowledge">
        <div className="actions">
          <Link href={`${base}/knowledge/new`} className="button primary">
            <Icon name="plus" /> Write an entry
          </Link>
          <a href={`#${importPlace}`} className="button">
            <Icon name="file" /> Bring in a file or page
          </a>
          <Link href={`${base}/assistant#try`} className="button">
            <Icon name="spark" /> Try a question
          </Link>
        </div>
        {!hasNothing && (
          <KnowledgeFilter counts={counts} shown={shown} onShown={setShown} text={text} onText={setText} />
        )}
        <EntryList read={read} isFiltered={shown !== "all" || settled !== ""} />
        <ImportCard />
      </div>
    </Room>
  )
}
