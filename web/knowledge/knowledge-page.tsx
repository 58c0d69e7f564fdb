import { useParams } from "wouter"
import { EntryPage } from "./entry-page.tsx"
import { KnowledgeRoom } from "./knowledge-room.tsx"
import { NewEntryPage } from "./new-entry-page.tsx"
import "../look/organizations.css"
import "./import.css"
import "./knowledge.css"

/** `/dashboard/:slug/knowledge/:entryId?`: what the assistant answers from, and one entry of it. */
export default function KnowledgePage() {
  const { entryId } = useParams<{ entryId?: string }>()
  if (entryId === undefined) return <KnowledgeRoom />
  return entryId === "new" ? <NewEntryPage /> : <EntryPage key={entryId} entryId={entryId} />
}
