import { Link } from "wouter"
import type { Report } from "../../protocol/report.ts"
import { counted } from "../look/counted.ts"
import { inDigits } from "../look/digits.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { DataTable } from "./data-table.tsx"

/** How satisfied customers were, and what they wrote. */
export function ScoresCard({ scores }: { scores: Report["scores"] }) {
  const { organization } = useWorkplace()
  const { count, average, distribution, asked, answered, comments } = scores
  if (count === 0)
    return (
      <p className="meaning">
        {asked === 0
          ? "Nobody was asked. Customers are asked how it went when that is switched on under Desk."
          : `${counted(asked, "was", "were")} asked, and nobody has said anything yet.`}
      </p>
    )
  const most = Math.max(1, ...distribution)
  return (
    <>
      <p className="meaning">
        <b>{average} of 5</b> on average of {inDigits(count)}. In these days customers were asked in{" "}
        {counted(asked, "conversation")}, and gave a score in {inDigits(answered)}. The newest score of a conversation
        counts.
      </p>
      <DataTable
        caption="Scores"
        head={["Score", "Customers", "Share"]}
        rows={distribution
          .map((times, at) => [
            `${at + 1} of 5`,
            times,
            <meter key="meter" aria-label={`${at + 1} of 5`} min={0} max={most} value={times} />,
          ])
          .toReversed()}
      />
      <ul className="comments">
        {comments.map(one => (
          <li key={one.conversationId}>
            <Link href={`/dashboard/${organization.slug}/conversations/all/${one.conversationId}`}>
              {one.score} of 5
            </Link>{" "}
            {one.comment}
          </li>
        ))}
      </ul>
    </>
  )
}
