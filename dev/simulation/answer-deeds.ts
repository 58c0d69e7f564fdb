import { type Act, choose } from "./act.ts"
import { type Deed, posting } from "./posting.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { idOf, words } from "./words.ts"

/** The answer that is being written, whether its page shows it or not, those that a page knows, and one that is not there. */
function someAnswer({ state, tenant }: SimulatedClient, conversationId: string, act: Act): string {
  const thread = state.threads[conversationId]
  const entries = thread?.status === "loaded" ? thread.entries : []
  const shown = entries.filter(({ body }) => body.type === "answer").map(({ id }) => id)
  const newest = state.conversations.get(conversationId)?.answer?.id
  const writing = tenant.host.core.answers.writing(conversationId)
  const known = [writing, newest, ...shown.toReversed()].filter(id => typeof id === "string")
  return choose([...known, idOf(act, 999)], act.amount ** 2) ?? idOf(act, 999)
}

/** What customers, and now and then staff, do to the assistant's answers. */
export const answerDeeds: Record<string, Deed> = {
  stop: posting(4, (client, { act, conversationId }) => ({
    type: "stop",
    answerId: someAnswer(client, conversationId, act),
  })),
  regenerate: posting(3, (client, { act, conversationId }) => ({
    type: "regenerate",
    answerId: someAnswer(client, conversationId, act),
  })),
  "ask for a person in words": posting(1, (client, { act }) => ({
    type: "send",
    text: `${words(client, act)}. ${act.n % 2 === 0 ? "Let me talk to a person!" : "This is ridiculous."}`,
  })),
  rate: posting(2, (client, { act, conversationId }) => ({
    type: "rate",
    answerId: someAnswer(client, conversationId, act),
    rating: act.n % 2 === 0 ? "up" : "down",
    reason: act.n % 3 === 0 ? "It helped as little as the last one" : null,
  })),
}
