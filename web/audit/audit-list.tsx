import type { AuditPage } from "../../protocol/audit.ts"
import { ReadState } from "../app/read-state.tsx"
import { MoreButton } from "../look/more-button.tsx"
import { AuditRow } from "./audit-row.tsx"
import { useAudit } from "./use-audit.ts"

interface Props {
  filters: Record<string, string>
  onActor: (actor: string) => void
}

/** What was done, newest first, or in its place that there is nothing. */
export function AuditList({ filters, onActor }: Props) {
  const read = useAudit(filters)
  return (
    <ReadState read={read}>
      {({ pages }) => {
        const events = eventsOf(pages)
        return (
          <section className="card audit-list" aria-label="What was done" aria-busy={read.isPlaceholderData}>
            <p className={events.length === 0 ? "soft" : "sr"} role="status">
              {saidOf(events.length, read.hasNextPage)}
            </p>
            <ol>
              {events.map(event => (
                <AuditRow key={event.id} event={event} onActor={onActor} />
              ))}
            </ol>
            <MoreButton read={read} words={events.length === 0 ? "Look further back" : undefined} />
          </section>
        )
      }}
    </ReadState>
  )
}

/** What is done between two pages moves nothing, but two requests can overlap. */
const eventsOf = (pages: AuditPage[]) => [
  ...new Map(pages.flatMap(({ events }) => events).map(event => [event.id, event])).values(),
]

function saidOf(count: number, hasMore: boolean): string {
  if (count === 0) return hasMore ? "Nothing like that in the newest events." : "Nothing like that was done."
  return `${count}${hasMore ? " or more" : ""} ${count === 1 ? "event" : "events"}`
}
