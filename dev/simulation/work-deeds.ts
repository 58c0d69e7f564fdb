import { workOf } from "../../protocol/work.ts"
import { type Act, choose } from "./act.ts"
import { desk } from "./desk-faults.ts"
import { cast } from "./people.ts"
import { type Deed, ofStaff, posting } from "./posting.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { idOf, words } from "./words.ts"

/** A moment that comes while the schedule lasts, by the clock of the page. */
const soon = ({ world }: SimulatedClient, amount: number): number =>
  world.timeline.now + 500 + Math.floor(amount * 40_000)

/** Somebody on the team, and now and then somebody else. */
const someone = ({ state }: SimulatedClient, { amount, n }: Act): string =>
  choose(n % 5 === 0 ? [] : (state.team ?? []), amount)?.id ?? choose(cast, amount)?.userId ?? ""

/** Some that the organization has, or will have, and one that it never has. */
const labels = [...desk.labels.map(({ id }) => id), "00000000-0000-4000-9500-000000000999"]

const work: Record<string, Deed> = {
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
  assign: posting(3, (client, { act }) => ({
    type: "assign",
    agentId: someone(client, act),
    ...(act.n % 3 === 0 && { note: "secret" }),
  })),
  "ask a colleague": posting(2, (client, { act }) => ({
    type: "note",
    text: "secret",
    mentions: [someone(client, act)],
  })),
  label: posting(2, (_client, { act: { amount, n } }) => {
    const one = choose(labels, amount) ?? ""
    return n % 3 === 0 ? { type: "label", add: [], remove: [one] } : { type: "label", add: [one], remove: [] }
  }),
  prioritize: posting(1, (_client, { act: { amount } }) => ({
    type: "prioritize",
    priority: choose(["low", "normal", "high", "urgent"] as const, amount) ?? "normal",
  })),
  apply: posting(3, (client, { act }) => ({
    type: "apply",
    name: "secret macro",
    actions: [
      { type: "send", text: `${words(client, act)}, as always` },
      { type: "label", add: [choose(labels, act.amount) ?? ""], remove: [] },
      ...(act.n % 2 === 0 ? [{ type: "resolve" as const }] : []),
    ],
  })),
}

/** What staff put off, sort and give to each other; customers may do none of it. */
export const workDeeds: Record<string, Deed> = Object.fromEntries(
  Object.entries(work).map(([name, deed]) => [name, ofStaff(deed)]),
)
