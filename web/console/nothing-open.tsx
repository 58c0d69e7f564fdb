import { Link } from "wouter"
import type { Queue } from "../../protocol/view.ts"
import { listIn } from "../live/list-questions.ts"
import type { ListRef } from "../live/list-ref.ts"
import { inDigits } from "../look/digits.ts"
import { Icon } from "../look/icon.tsx"
import { useCounts, useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { listAddress } from "./list-address.ts"
import { queueWords } from "./queue-words.ts"

/** Instead of a thread: how to open one, or, when the list has been worked through, where there is more to do. */
export function NothingOpen({ of }: { of: ListRef }) {
  const state = useLineState()
  const { organization } = useWorkplace()
  const counts = useCounts()
  const list = listIn(state, of)
  const isEmpty = list.status === "loaded" && list.rows.length === 0
  const next = further.find(queue => queue !== of.queue && (counts?.[queue] ?? 0) > 0)
  return (
    <div className="thread nothing">
      <div className="empty">
        <Icon name={isEmpty ? "check" : "talk"} />
        {isEmpty ? (
          <p>
            Nothing is left in this list.{" "}
            {next === undefined ? (
              "There is nothing to do anywhere else, either."
            ) : (
              <Link href={listAddress(organization.slug, { queue: next, filter: {} })}>
                {queueWords[next].name}: {inDigits(counts?.[next] ?? 0)}
              </Link>
            )}
          </p>
        ) : (
          <p>
            Choose a conversation, or walk the list with <kbd>J</kbd> and <kbd>K</kbd> and open one with{" "}
            <kbd>Enter</kbd>.
          </p>
        )}
      </div>
    </div>
  )
}

/** Where to go on, what presses most first. */
const further: Queue[] = ["waiting", "mentions", "mine", "unassigned", "all"]
