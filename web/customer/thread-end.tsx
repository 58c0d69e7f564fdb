import { Suspense } from "react"
import { extra } from "../app/own-chunk.tsx"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"
import { askedScore } from "./asked-score.ts"
import { emailAsked } from "./email-asked.ts"

// Few conversations come to either, and what everybody loads first should stay small.
const ScoreCard = extra(() => import("./score-card.tsx"))
const LeaveEmail = extra(() => import("./leave-email.tsx"))

interface Props {
  client: Pick<OrganizationClient, "act">
  state: OrganizationState
  conversationId: string
}

/** What the customer is asked after what was said: how it went, or where mail reaches them when nobody came. */
export function ThreadEnd({ client, state, conversationId }: Props) {
  const asked = askedScore(state, conversationId)
  const email = emailAsked(state, conversationId)
  return (
    <Suspense fallback={null}>
      {asked !== null && (
        <ScoreCard key={asked.resolvedId} client={client} conversationId={conversationId} asked={asked} />
      )}
      {email !== null && <LeaveEmail client={client} conversationId={conversationId} asked={email} />}
    </Suspense>
  )
}
