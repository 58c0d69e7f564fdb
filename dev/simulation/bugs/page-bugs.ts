import { reduce } from "../../../protocol/reduce.ts"
import { step } from "../../../web/live/core.ts"
import type { Effect, LiveEvent } from "../../../web/live/event.ts"
import { know } from "../../../web/live/know.ts"
import { merge } from "../../../web/live/merge.ts"
import { settle } from "../../../web/live/outbox-answers.ts"
import type { OrganizationState } from "../../../web/live/state.ts"
import { timelineOf } from "../../../web/live/timeline.ts"
import type { Bug } from "./bug.ts"
import { standIn } from "./seam.ts"

/** The page takes something else for what has happened. */
const takes = (wrong: (event: LiveEvent, state: OrganizationState) => LiveEvent) => () =>
  standIn(step, shipped => (state, event) => shipped(state, wrong(event, state)))

/** The page does something else than it has decided. */
const does = (wrong: (effect: Effect) => Effect[]) => () =>
  standIn(step, shipped => (before, event) => {
    const { state, effects } = shipped(before, event)
    return { state, effects: effects.flatMap(wrong) }
  })

/** What a page keeps, sends and shows. */
export const pageBugs: Bug[] = [
  {
    name: "forgets at a reload what it has not sent",
    seenBy: ["forgotten"],
    install: does(effect => (effect.type === "keep" ? [] : [effect])),
  },
  {
    name: "keeps what was refused as if it had not been, so that another tab does it after all",
    seenBy: ["asked_though_refused"],
    install: does(effect => {
      if (effect.type !== "keep") return [effect]
      const { refusal: _untold, ...item } = effect.item
      return [{ ...effect, item }]
    }),
  },
  {
    name: "makes a move again that was refused in another tab",
    seenBy: ["asked_though_refused"],
    install: does(effect => (effect.type === "forget" ? [] : [effect])),
  },
  {
    name: "lets go of an operation when it is said, not when it is done",
    seenBy: ["forgotten"],
    install: () =>
      standIn(step, shipped => (before, event) => {
        const { state, effects } = shipped(before, event)
        const said = effects.flatMap(one =>
          one.type === "send" && one.frame.type === "do" ? [one.frame.operation.id] : [],
        )
        const outbox = state.outbox.filter(({ operation }) => !said.includes(operation.id))
        return {
          state: { ...state, outbox },
          effects: [...effects, ...said.map(id => ({ type: "forget" as const, id }))],
        }
      }),
  },
  {
    name: "sends what it has kept in the wrong order",
    seenBy: ["reordered"],
    install: takes(event => (event.type === "outbox_loaded" ? { ...event, items: event.items.toReversed() } : event)),
  },
  {
    name: "sends an operation again under another id",
    seenBy: ["phantom"],
    install: () => {
      const said = new Set<string>()
      return does(effect => {
        if (effect.type !== "send" || effect.frame.type !== "do") return [effect]
        const { operation } = effect.frame
        const isAgain = said.has(operation.id)
        said.add(operation.id)
        const id = `00000000-0000-4000-bfff-${String(said.size).padStart(12, "0")}`
        return [isAgain ? { ...effect, frame: { ...effect.frame, operation: { ...operation, id } } } : effect]
      })()
    },
  },
  {
    name: "does not know its own message when it comes back",
    seenBy: ["unfinished"],
    install: () => standIn(settle, () => () => {}),
  },
  {
    name: "shows what it has said beside the entry that it became",
    seenBy: ["shown_twice"],
    install: () =>
      standIn(timelineOf, shipped => (state, conversationId) => {
        const entries = shipped(state, conversationId).filter(({ kind }) => kind === "entry")
        const said = state.outbox.filter(({ operation }) => operation.conversationId === conversationId)
        return [...entries, ...said.map(item => ({ kind: "pending" as const, id: item.operation.id, ...item }))]
      }),
  },
  {
    name: "drops what comes while it catches up",
    showsIn: ["reader stalls", "send many at once", "line cut"],
    seenBy: ["divergent", "page_state", "page_thread"],
    install: takes(event => {
      if (event.type !== "frame_received" || event.frame.type !== "entries" || !event.frame.more) return event
      return { ...event, frame: { ...event.frame, entries: [] } }
    }),
  },
  {
    name: "takes in again what its snapshot contains",
    seenBy: ["page_state", "divergent"],
    install: () =>
      standIn(reduce, shipped => (before, entry) => {
        if (before === null || entry.position === null || entry.position > before.lastPosition)
          return shipped(before, entry)
        const { lastSeq: _forgotten, ...rest } = before
        return shipped({ ...rest, lastPosition: entry.position - 1 }, entry)
      }),
  },
  {
    name: "takes an older snapshot for the newer one",
    showsIn: ["read a list", "send"],
    seenBy: ["page_fell"],
    install: () =>
      standIn(merge, shipped => (turn, theirs, how) => {
        if (how?.receiptsOnly) return shipped(turn, theirs, how)
        know(turn, theirs)
      }),
  },
  {
    name: "keeps what it knew when it is told to start over",
    seenBy: ["moved", "page_state", "page_thread", "divergent"],
    install: takes((event, { viewer }) => {
      if (event.type !== "frame_received" || event.frame.type !== "welcome" || viewer === null) return event
      return { ...event, frame: { ...event.frame, resume: "resumed" } }
    }),
  },
  {
    name: "never acknowledges",
    seenBy: ["divergent", "unfinished"],
    install: does(effect => (effect.type === "send" && effect.frame.type === "acknowledge" ? [] : [effect])),
  },
  {
    name: "acknowledges what it has not taken in",
    seenBy: ["window"],
    install: does(effect => {
      if (effect.type !== "send" || effect.frame.type !== "acknowledge") return [effect]
      return [{ ...effect, frame: { ...effect.frame, frames: effect.frame.frames + 1_000 } }]
    }),
  },
]
