import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import { refuse } from "../refusal.ts"
import { type Hand, holds, type Step, takenBy } from "./hand.ts"

/** Compare and set: who finds it taken is told by whom and since when. */
export function claim({ state }: Conversation, { viewer, write }: Hand): Step {
  switch (state.status) {
    case "open":
    case "waiting":
      return write({ type: "claimed" })
    case "claimed":
      if (state.agent.id === viewer.userId) return refuse("already_yours")
      return takenBy(state.agent.name, state.joinedAt)
    case "resolved":
      return refuse("already_resolved", "Open the conversation again first.")
  }
}

/** What is free can be given to anybody on the team; what somebody has, only by them, by an admin, or by who has just given it to them. */
export function assign(
  { state }: Conversation,
  { agentId, note }: Extract<Command, { type: "assign" }>,
  { viewer, known, write }: Hand,
): Step {
  if (state.status === "resolved") return refuse("already_resolved", "Open the conversation again first.")
  if (state.status === "claimed" && !holds(state.agent.id, viewer) && !known.gaveIt)
    return takenBy(state.agent.name, state.joinedAt)
  const agent = known.teammate(agentId)
  if (agent === null) return refuse("not_on_team")
  if (state.status === "claimed" && state.agent.id === agentId) {
    return agentId === viewer.userId ? refuse("already_yours") : takenBy(agent.name, state.joinedAt)
  }
  return write({ type: "assigned", agent, cause: "person", ...(note !== undefined && { note }) })
}

/** An agent gives back what is theirs, or takes back what they have just given away; an admin may give back anybody's. */
export function release({ state }: Conversation, to: "queue" | "assistant", { viewer, known, write }: Hand): Step {
  if (state.status !== "claimed") return refuse("not_claimed")
  if (!holds(state.agent.id, viewer) && !known.gaveIt)
    return refuse("forbidden", `Only ${state.agent.name} or an admin can release this conversation.`)
  return write({ type: "released", to })
}
