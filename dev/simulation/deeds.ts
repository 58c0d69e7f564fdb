import type { Command } from "../../protocol/command.ts"
import { type Act, choose } from "./act.ts"
import { answerDeeds } from "./answer-deeds.ts"
import { postOverRest } from "./post-over-rest.ts"
import { type Deed, posting } from "./posting.ts"
import { queueDeeds } from "./queue-deeds.ts"
import { saidDeeds } from "./said-deeds.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { conversationOf, idOf, words } from "./words.ts"
import { workDeeds } from "./work-deeds.ts"

/** Something that is done to a conversation which the page knows, and that nobody else hears of as an entry. */
const looking = (weight: number, look: (client: SimulatedClient, conversationId: string, act: Act) => void): Deed => ({
  weight,
  done: (_play, client, act) => {
    const conversationId = choose([...client.state.conversations.ids()], act.pick)
    if (conversationId === undefined) return false
    look(client, conversationId, act)
    return true
  },
})

/** What people do. Some of it they may not do, or not now: then it is refused. */
export const deeds: Record<string, Deed> = {
  start: {
    weight: 8,
    done: (play, client, act) => {
      // Staff are told that they cannot, which need not happen every time.
      if (client.viewer.role !== null && act.amount < 0.9) return false
      const conversationId = conversationOf(act)
      play.post(client, { id: idOf(act), conversationId, command: { type: "start", text: words(client, act) } })
      if (act.pick < 0.7) client.happens({ type: "watched", conversationId })
      return true
    },
  },
  // Ids are unique in one organization only: what stands in another must not matter.
  "start where another organization has one": {
    weight: 1,
    done: (play, client, act) => {
      const conversationId = choose(play.conversationsOf(client.tenant === play.world.tenants[0] ? 1 : 0), act.pick)
      const known = play.conversationsOf(client.tenant === play.world.tenants[0] ? 0 : 1)
      if (conversationId === undefined || known.includes(conversationId)) return false
      play.post(client, { id: idOf(act), conversationId, command: { type: "start", text: words(client, act) } })
      return true
    },
  },
  send: posting(40, (client, { act }) => ({ type: "send", text: words(client, act) })),
  "send many at once": {
    weight: 4,
    done: (play, client, act) => {
      const conversationId = choose([...client.state.conversations.ids()], act.pick)
      if (conversationId === undefined) return false
      for (let part = 1; part <= 6; part += 1) {
        const command: Command = { type: "send", text: `${words(client, act)}, part ${part}` }
        play.post(client, { id: idOf(act, part), conversationId, command })
      }
      return true
    },
  },
  note: posting(4, () => ({ type: "note", text: "secret" })),
  escalate: posting(6, () => ({ type: "escalate", reason: "Please" })),
  cancel: posting(2, () => ({ type: "cancel" })),
  claim: posting(6, () => ({ type: "claim" })),
  release: posting(4, (_client, { act: { amount } }) => ({
    type: "release",
    to: amount < 0.5 ? "queue" : "assistant",
  })),
  resolve: posting(3, () => ({ type: "resolve" })),
  reopen: posting(2, () => ({ type: "reopen" })),
  ...answerDeeds,
  ...workDeeds,
  ...saidDeeds,
  "post over REST": {
    weight: 4,
    done: (_play, client, act) => postOverRest(client, act, "goes well"),
  },
  "open a thread": looking(8, (client, conversationId) => client.happens({ type: "thread_wanted", conversationId })),
  "scroll up": looking(7, (client, conversationId) => client.happens({ type: "older_wanted", conversationId })),
  watch: looking(9, (client, conversationId) => client.happens({ type: "watched", conversationId })),
  type: looking(6, (client, conversationId, { amount }) =>
    client.happens({ type: "typed", conversationId, on: amount < 0.6 }),
  ),
  "look away": {
    weight: 2,
    done: (_play, client, { amount }) => {
      client.happens(
        amount < 0.5 ? { type: "watched", conversationId: null } : { type: "visible_changed", visible: false },
      )
      return true
    },
  },
  "look again": {
    weight: 2,
    done: (_play, client) => {
      client.happens({ type: "visible_changed", visible: true })
      return true
    },
  },
  ...queueDeeds,
  "try a refused one again": refusedOne(2, (client, id) => {
    client.tenant.observed.triesAgain(id)
    client.happens({ type: "retried", id })
  }),
  "give a refused one up": refusedOne(1, (client, id) => {
    client.tenant.abandoned.add(id)
    client.happens({ type: "discarded", id })
  }),
}

function refusedOne(weight: number, decide: (client: SimulatedClient, id: string) => void): Deed {
  return {
    weight,
    done: (_play, client) => {
      const refused = client.state.outbox.find(({ sending }) => sending.status === "refused")
      if (refused === undefined) return false
      decide(client, refused.operation.id)
      return true
    },
  }
}
