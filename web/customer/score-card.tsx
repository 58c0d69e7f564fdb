import { useId } from "react"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { AskedScore } from "./asked-score.ts"
import { ScoreChoice } from "./score-choice.tsx"
import { ScoreComment } from "./score-comment.tsx"
import { takenOr } from "./taken.ts"
import "./thread-end.css"

interface Props {
  client: Pick<OrganizationClient, "act">
  conversationId: string
  asked: AskedScore
}

/** How it went: one tap, and a few words if one likes. Can be changed for as long as the conversation is over. */
export default function ScoreCard({ client, conversationId, asked: { resolvedId, kept, said, isHeldBack } }: Props) {
  const title = useId()
  const send = (score: number, comment: string | null) =>
    takenOr(client.act(conversationId, { type: "score", score, comment }))
  return (
    <section className="asked" aria-labelledby={title}>
      <h2 id={title}>How did it go?</h2>
      <ScoreChoice
        labelledBy={title}
        score={said?.score ?? null}
        onChoose={score => send(score, said?.comment ?? null)}
      />
      {said !== null && (
        <ScoreComment
          draft={`score ${resolvedId}`}
          kept={kept?.comment ?? null}
          said={said.comment}
          isHeldBack={isHeldBack}
          onSend={comment => send(said.score, comment)}
        />
      )}
    </section>
  )
}
