import { cannedReply, newReply, replyChange, replyList } from "../../../protocol/canned-reply.ts"
import { limits } from "../../../protocol/limits.ts"
import { checkVariables, knownVariables } from "./check-variables.ts"
import { deskItems } from "./desk-items.ts"

/** `/api/organizations/{id}/replies`: what the team says often. */
export const replies = deskItems({
  noun: "replies",
  kind: "reply",
  itemsMax: { own: 0, shared: limits.repliesMax },
  item: cannedReply,
  list: replyList,
  fresh: newReply,
  change: replyChange,
  words: {
    one: "canned reply",
    several: "canned replies",
    about: `what the team says often, with \`{{variables}}\`: ${knownVariables}. With \`{{name | words}}\` the words stand where nothing is known.`,
  },
  check: async (_place, { text = "" }) => checkVariables([text]),
})
