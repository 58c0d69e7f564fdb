import { matches } from "../../protocol/view.ts"
import { type ListRef, viewOf } from "../live/list-ref.ts"
import type { OrganizationState } from "../live/state.ts"
import { inDigits } from "../look/digits.ts"
import { useLineState } from "../organizations/line.ts"
import { BulkActs } from "./bulk-acts.tsx"
import { useBulk, useBulkState } from "./bulk-provider.tsx"
import "./bulk.css"

interface Props {
  of: ListRef
  /** How many the list holds; -1 while nobody knows. */
  size: number
  onAll: () => void
  /** What else there is to say of what is selected. */
  note: string | null
}

/** How many are selected, and what can be done to all of them. It comes below the rows, so that none of them moves. */
export function BulkBar({ of, size, onAll, note }: Props) {
  const { clear } = useBulk()
  const { selection } = useBulkState()
  const state = useLineState()
  const { ids } = selection
  const isAny = ids.size > 0
  const gone = goneFrom(of, ids, state)
  const words = `${inDigits(ids.size)} selected`
  const left = gone === 0 ? null : `${inDigits(gone)} of them ${gone === 1 ? "has" : "have"} left this queue`
  return (
    <>
      <p className="sr" role="status">
        {isAny && [words, left, note].filter(Boolean).join(", ")}
      </p>
      {isAny && (
        <section className="bulk-bar" aria-label="Selected conversations">
          <div className="which">
            <b>{words}</b>
            {(size === -1 || ids.size - gone < size) && (
              <button type="button" className="link" onClick={onAll}>
                Select all{size === -1 ? "" : ` ${inDigits(size)}`}
              </button>
            )}
            <button type="button" className="link" title="Clear the selection (Esc)" onClick={clear}>
              Clear
            </button>
          </div>
          {[left, note].map(
            said =>
              said !== null && (
                <p key={said} className="small soft">
                  {said}
                </p>
              ),
          )}
          <BulkActs count={ids.size} />
        </section>
      )}
    </>
  )
}

/** Of those that are known, the ones that the list would not show any more. */
function goneFrom(of: ListRef, ids: ReadonlySet<string>, { conversations, viewer }: OrganizationState): number {
  const reading = { viewerId: viewer?.userId ?? null, now: Date.now() }
  const view = viewOf(of)
  let gone = 0
  for (const id of ids) {
    const one = conversations.get(id)
    if (one && !matches(view, one, reading)) gone += 1
  }
  return gone
}
