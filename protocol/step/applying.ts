import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import type { Draft } from "../entry.ts"
import { reduce } from "../reduce.ts"
import { refuse } from "../refusal.ts"
import { isPublic } from "../visibility.ts"
import type { Hand, Step } from "./hand.ts"

/** One action after the other, each upon what the one before has made; the first that is refused refuses them all. */
export function apply(
  conversation: Conversation,
  { name, actions }: Extract<Command, { type: "apply" }>,
  { hand, one }: { hand: Hand; one(conversation: Conversation, action: Command): Step },
): Step {
  const drafts: Draft[] = []
  let now = conversation
  for (const action of actions) {
    const stepped = one(now, action)
    // Who has the conversation already has what a macro that claims it wants.
    if (!stepped.ok && stepped.refusal.code === "already_yours") continue
    if (!stepped.ok) return stepped
    drafts.push(...stepped.drafts)
    now = stepped.drafts.reduce((before, draft) => reduce(before, imagined(before, draft, hand.known.now)), now)
  }
  if (drafts.length === 0) return refuse("already_yours")
  const applied = hand.write({ type: "applied", name, entries: drafts.length })
  return applied.ok ? { ok: true, drafts: [...drafts, ...applied.drafts] } : applied
}

/** The entry that this draft would become. */
function imagined(before: Conversation, draft: Draft, at: number) {
  const position = isPublic(draft.body) ? before.lastPosition + 1 : null
  return { id: before.id, conversationId: before.id, seq: (before.lastSeq ?? 0) + 1, position, at, ...draft }
}
