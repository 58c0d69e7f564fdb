import type { Conversation } from "../../protocol/conversation.ts"

/** What the customer thinks of how it went, among the details, with what they said to it. */
export function Rated({ conversation: { score } }: { conversation: Conversation }) {
  if (score === undefined) return null
  return (
    <>
      <dt>Rated</dt>
      <dd>
        {score.score} of 5{score.comment !== null && <span className="as-written">: {score.comment}</span>}
      </dd>
    </>
  )
}
