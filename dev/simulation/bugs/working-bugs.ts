import type { Command } from "../../../protocol/command.ts"
import { authorOf } from "../../../protocol/person.ts"
import { step } from "../../../protocol/step.ts"
import { withChange } from "../../../web/live/list-rows.ts"
import { type correctStored, corrects } from "../../../worker/org/corrected.ts"
import { graceMsOf } from "../../../worker/org/leases.ts"
import { listView } from "../../../worker/org/queues.ts"
import type { Bug } from "./bug.ts"
import { standIn } from "./seam.ts"

type Corrected = Parameters<typeof correctStored>[1]
type Steps = typeof step

/** The state machine does something else with one kind of command. */
const does = <T extends Command["type"]>(
  type: T,
  wrong: (command: Extract<Command, { type: T }>, given: { shipped: Steps; rest: Rest }) => ReturnType<Steps>,
) => {
  const isOfType = (command: Command): command is Extract<Command, { type: T }> => command.type === type
  return () =>
    standIn(step, shipped => (conversation, command, by) => {
      const rest: Rest = { conversation, by }
      return isOfType(command) ? wrong(command, { shipped, rest }) : shipped(conversation, command, by)
    })
}

interface Rest {
  conversation: Parameters<Steps>[0]
  by: Parameters<Steps>[2]
}

/** What the team does besides talking. */
export const workingBugs: Bug[] = [
  {
    name: "takes messages in a conversation that goes on in another one",
    showsIn: ["start", "merge", "send"],
    seenBy: ["merged"],
    install: () =>
      standIn(step, shipped => (conversation, command, by) => {
        if (conversation?.mergedInto === undefined) return shipped(conversation, command, by)
        const { mergedInto: _forgotten, ...rest } = conversation
        return shipped(rest, command, by)
      }),
  },
  {
    name: "ends a conversation that goes on in another one without a word there",
    showsIn: ["start", "merge"],
    seenBy: ["merged"],
    install: does("merge", (command, { shipped, rest }) => {
      const stepped = shipped(rest.conversation, command, rest.by)
      return stepped.ok ? { ok: true, drafts: stepped.drafts } : stepped
    }),
  },
  {
    name: "does the first of several actions although another one is refused",
    showsIn: ["apply"],
    seenBy: ["whole"],
    install: does("apply", (command, { shipped, rest }) => {
      const all = shipped(rest.conversation, command, rest.by)
      if (all.ok) return all
      return shipped(rest.conversation, { ...command, actions: command.actions.slice(0, 1) }, rest.by)
    }),
  },
  {
    name: "lets staff correct what somebody else has said",
    showsIn: ["send", "edit", "open a thread"],
    seenBy: ["corrected"],
    install: does("edit", (command, { shipped, rest: { conversation, by } }) => {
      const named = by.known?.named
      const own = named ? { ...named, author: authorOf(by.viewer) } : null
      return shipped(conversation, command, { ...by, known: { ...by.known, named: own } })
    }),
  },
  {
    name: "asks how it went while it goes on",
    showsIn: ["score"],
    seenBy: ["scored"],
    install: does("score", ({ score, comment }, { shipped, rest: { conversation, by } }) => {
      const stepped = shipped(conversation, { type: "score", score, comment }, by)
      const isEarly = !stepped.ok && stepped.refusal.code === "not_resolved"
      const body = { type: "scored" as const, score, comment }
      return isEarly ? { ok: true, drafts: [{ author: authorOf(by.viewer), body }] } : stepped
    }),
  },
  {
    name: "keeps the words that were taken back",
    showsIn: ["send", "delete", "open a thread"],
    seenBy: ["taken_back"],
    install: () =>
      standIn(
        corrects,
        () =>
          (entry): entry is Corrected =>
            entry.seq < 0,
      ),
  },
  {
    name: "gives back what somebody has who has only just gone",
    showsIn: ["claim", "staff go home"],
    seenBy: ["early"],
    install: () => standIn(graceMsOf, () => () => 1_000),
  },
  {
    name: "leaves in a queue on a page what does not belong there any more",
    showsIn: ["read a list", "claim", "escalate"],
    seenBy: ["queue"],
    install: () =>
      standIn(
        withChange,
        () =>
          ({ rows }) =>
            rows,
      ),
  },
  {
    name: "finds in a view what has not got its label",
    seenBy: ["queue"],
    install: () =>
      standIn(
        listView,
        shipped =>
          (sql, { labels: _any, ...view }, page) =>
            shipped(sql, view, page),
      ),
  },
]
