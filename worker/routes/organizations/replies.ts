import { cannedReply, newReply, replyChange, replyList } from "../../../protocol/canned-reply.ts"
import { limits } from "../../../protocol/limits.ts"
import { refuse } from "../../../protocol/refusal.ts"
import { attributeVariable, replyVariables, unknownVariables } from "../../../protocol/reply-variables.ts"
import { deskItems } from "./desk-items.ts"

/** An attribute of a customer has the name that the team has given it. */
const known = [...Object.keys(replyVariables), attributeVariable("…")].join(", ")

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
    about: `what the team says often, with \`{{variables}}\`: ${known}. With \`{{name | words}}\` the words stand where nothing is known.`,
  },
  check: async (_place, { text = "" }) => {
    const [unknown] = unknownVariables(text)
    if (unknown === undefined) return { ok: true }
    return refuse("unknown_variable", `Nothing is known by {{${unknown}}}. There are: ${known}.`)
  },
})
