import type { Conversation } from "../../protocol/conversation.ts"
import { peopleHere } from "../live/presence.ts"
import type { OrganizationState } from "../live/state.ts"
import { span } from "../look/ago.ts"

interface Props {
  state: OrganizationState
  conversation: Conversation | undefined
  now: number
}

/** Where a conversation stands, in words for its customer. */
export function Standing({ state, conversation, now }: Props) {
  if (conversation === undefined) return null
  const staffHere = peopleHere(state, conversation.id).filter(person => person.kind === "staff")
  const { state: standing } = conversation
  if (conversation.mergedInto !== undefined) return "Goes on in another conversation"
  switch (standing.status) {
    case "open":
      if (staffHere.length > 0) return <Here words={`${staffHere[0]?.name} is here`} />
      return state.assistant === null ? "The team answers you here" : "AI answers at once"
    case "waiting":
      return <span className="waits">Waiting for a person{longEnough(now - standing.escalation.at)}</span>
    case "claimed":
      return staffHere.some(person => person.name === standing.agent.name) ? (
        <Here words={`${standing.agent.name} is here`} />
      ) : (
        `${standing.agent.name} answers you`
      )
    case "resolved":
      return `Resolved by ${standing.by.name}`
  }
}

const longEnough = (ms: number): string => (ms < 60_000 ? "" : `, ${span(ms)}`)

const Here = ({ words }: { words: string }) => (
  <span className="is-here">
    <i aria-hidden="true" /> {words}
  </span>
)
