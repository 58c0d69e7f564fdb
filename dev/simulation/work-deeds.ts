import { workOf } from "../../protocol/work.ts"
import { choose } from "./act.ts"
import { cast } from "./people.ts"
import { type Deed, posting } from "./posting.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { idOf, words } from "./words.ts"

/** A moment that comes while the schedule lasts, by the clock of the page. */
const soon = ({ world }: SimulatedClient, amount: number): number =>
  world.timeline.now + 500 + Math.floor(amount * 40_000)

/** What staff put off and give to each other; customers may do none of it. */
export const workDeeds: Record<string, Deed> = {
  snooze: posting(4, (client, { act: { amount } }) => ({
    type: "snooze",
    until: amount < 0.2 ? null : soon(client, amount),
  })),
  wake: posting(1, () => ({ type: "wake" })),
  schedule: posting(3, (client, { act }) => ({
    type: "schedule",
    at: soon(client, act.amount),
    text: `${words(client, act)}, written before`,
  })),
  unschedule: posting(1, ({ state }, { act, conversationId }) => {
    const one = state.conversations.get(conversationId)
    const known = one ? workOf(one).scheduled : []
    return { type: "unschedule", scheduledId: choose(known, act.amount)?.id ?? idOf(act, 999) }
  }),
  assign: posting(3, (_client, { act: { amount } }) => ({
    type: "assign",
    agentId: choose(cast, amount)?.userId ?? "",
  })),
}
