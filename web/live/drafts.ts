import type { DownFrame } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import type { AnswerDraft } from "./answer-draft.ts"
import type { OrganizationState } from "./state.ts"
import type { Turn } from "./turn.ts"

type DraftFrame = Extract<DownFrame, { type: "draft" }>

/** A piece of the answer on screen. At offset 0 it begins anew; what does not fit is left out, and the whole text asked for. */
export function onDraft(turn: Turn, frame: DraftFrame): void {
  const { conversationId, offset } = frame
  if (conversationId !== turn.state.watched) return
  const known = turn.state.drafts[conversationId]
  const before = offset === 0 ? begun(turn, frame) : known
  if (before === undefined || !isSameAttempt(before, frame) || offset > before.text.length) {
    return askAgain(turn, conversationId)
  }
  // Said before: the answer to a `watch` has overtaken it.
  if (offset < before.text.length) return
  const draft: AnswerDraft = {
    ...before,
    text: before.text + frame.text,
    heardAt: turn.now,
    confirmBy: null,
    ...(frame.name !== undefined && { name: frame.name }),
    ...(frame.citations !== undefined && { citations: frame.citations }),
    ...(frame.trace !== undefined && { trace: frame.trace }),
  }
  turn.set({ drafts: { ...turn.state.drafts, [conversationId]: draft } })
}

/** Of the same attempt, what was told before its first words stays: its name, its sources, and the searches that staff see. */
function begun(turn: Turn, frame: DraftFrame): AnswerDraft {
  const { conversationId, answerId, attempt } = frame
  const known = turn.state.drafts[conversationId]
  if (known && isSameAttempt(known, frame)) return { ...known, text: "" }
  const since = known?.answerId === answerId ? known.since : turn.now
  return { answerId, attempt, text: "", name: null, citations: [], trace: null, since, heardAt: since, confirmBy: null }
}

const isSameAttempt = (draft: AnswerDraft, { answerId, attempt }: DraftFrame): boolean =>
  draft.answerId === answerId && draft.attempt === attempt

/** `watch` is answered with the whole text so far. Pieces that come until then do not fit either: one question is enough. */
function askAgain(turn: Turn, conversationId: string): void {
  if (turn.now < turn.state.askDraftFrom) return
  turn.set({ askDraftFrom: turn.now + limits.draftAskEveryMs })
  turn.say({ type: "watch", conversationId })
}

/** After a new greeting: an answer that is still being written is told again, one that has ended has its entry. */
export function doubtDrafts(turn: Turn): void {
  const confirmBy = turn.now + limits.answerMs
  turn.set({
    drafts: Object.fromEntries(Object.entries(turn.state.drafts).map(([id, draft]) => [id, { ...draft, confirmBy }])),
    askDraftFrom: 0,
  })
}

/** Lets go of answers that have ended, whose conversation a person has, that nobody confirms, or that are not on screen. */
export function dropDrafts(turn: Turn): void {
  for (const [id, draft] of Object.entries(turn.state.drafts)) {
    if (isBeingWritten(turn.state, id, draft) && (draft.confirmBy === null || turn.now < draft.confirmBy)) continue
    const { [id]: _over, ...rest } = turn.state.drafts
    turn.set({ drafts: rest })
  }
}

function isBeingWritten({ watched, conversations }: OrganizationState, id: string, { answerId }: AnswerDraft): boolean {
  const conversation = conversations.get(id)
  if (id !== watched) return false
  return conversation === undefined || (conversation.state.status === "open" && conversation.answer?.id !== answerId)
}
