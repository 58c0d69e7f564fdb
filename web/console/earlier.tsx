import { Link } from "wouter"
import type { Conversation } from "../../protocol/conversation.ts"
import { useNow } from "../app/use-now.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { moment } from "../look/ago.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { previewWords } from "../thread/preview-words.ts"
import { ratedWords } from "./rated-words.ts"
import { useOthersOf } from "./use-others-of.ts"

/** The customer's other conversations, read when this one is opened and kept current by what the line tells. */
export function Earlier({ conversation }: { conversation: Conversation }) {
  const { organization } = useWorkplace()
  const now = useNow()
  const { others, status } = useOthersOf(conversation)
  const { data: desk } = useDesk(organization.id)
  const howItStands = ({ state, work }: Conversation): string => {
    const filed = desk?.desk.dispositions.find(({ id }) => id === work?.disposition)
    return state.status === "resolved" && filed ? `resolved: ${filed.name}` : statusWords[state.status]
  }
  return (
    <>
      <h2>Other conversations</h2>
      {others.length === 0 ? (
        <p className="small soft">{wordsFor(status)}</p>
      ) : (
        <ul className="earlier small">
          {others.map(one => (
            <li key={one.id}>
              <Link href={`/dashboard/${organization.slug}/conversations/all/${one.id}`}>
                <span className="cut">{one.preview === null ? "No messages" : previewWords(one.preview)}</span>
                <span className="soft">
                  {[howItStands(one), ratedWords(one)?.toLowerCase(), moment(one.updatedAt, now)]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function wordsFor(status: "pending" | "error" | "success"): string {
  switch (status) {
    case "pending":
      return "Looking …"
    case "error":
      return "They could not be read."
    case "success":
      return "None so far."
  }
}

const statusWords = { open: "open", waiting: "waiting", claimed: "with the team", resolved: "resolved" } as const
