import type { KnowledgePage } from "../../protocol/knowledge.ts"
import { ReadState } from "../app/read-state.tsx"
import { MoreButton } from "../look/more-button.tsx"
import { EntryRow } from "./entry-row.tsx"
import type { useEntries } from "./knowledge-queries.ts"

/** The entries, or in their place why there are none. */
export function EntryList({ read, isFiltered }: { read: ReturnType<typeof useEntries>; isFiltered: boolean }) {
  return (
    <ReadState read={read}>
      {({ pages }) => {
        const entries = entriesOf(pages)
        if (entries.length === 0) return isFiltered ? <NothingFound /> : <NothingYet />
        return (
          <section className="card entries" aria-label="Entries" aria-busy={read.isPlaceholderData}>
            <p className="sr" role="status">
              {entries.length}
              {read.hasNextPage ? " or more" : ""} {entries.length === 1 ? "entry" : "entries"}
            </p>
            <ul>
              {entries.map(entry => (
                <EntryRow key={entry.id} entry={entry} />
              ))}
            </ul>
            <MoreButton read={read} />
          </section>
        )
      }}
    </ReadState>
  )
}

/** An entry that changes between two pages is in both. */
const entriesOf = (pages: KnowledgePage[]) => [
  ...new Map(pages.flatMap(({ entries }) => entries).map(entry => [entry.id, entry])).values(),
]

const NothingYet = () => (
  <div className="card empty">
    <h2>Nothing is written down yet</h2>
    <p>
      Write down what people ask you most, or bring in what you have: files or pages of your site. The assistant quotes
      what you publish and hands everything else to a person.
    </p>
  </div>
)

const NothingFound = () => (
  <div className="card empty" role="status">
    <h2>No such entry</h2>
    <p>Nothing that is written down matches. Try another word, or show all entries.</p>
  </div>
)
