import { cannedReply, newReply, replyChange, replyList } from "../../../protocol/canned-reply.ts"
import { limits } from "../../../protocol/limits.ts"
import { refuse } from "../../../protocol/refusal.ts"
import { replyVariables, unknownVariables } from "../../../protocol/reply-variables.ts"
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
    about: `what the team says often, with \`{{variables}}\`: ${Object.keys(replyVariables).join(", ")}.`,
  },
  check: async (_place, { text = "" }) => {
    const [unknown] = unknownVariables(text)
    if (unknown === undefined) return { ok: true }
    return refuse("unknown_variable", `Nothing is known by {{${unknown}}}. There are: ${known}.`)
  },
})

const known = Object.keys(replyVariables).join(", ")
