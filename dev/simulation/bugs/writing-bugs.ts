import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { DownFrame } from "../../../protocol/down.ts"
import { entryFor } from "../../../protocol/visibility.ts"
import { dropDrafts, onDraft } from "../../../web/live/drafts.ts"
import { Answer } from "../../../worker/assistant/answer.ts"
import type { Piece } from "../../../worker/assistant/job.ts"
import { Hub } from "../../../worker/org/hub.ts"
import type { Bug } from "./bug.ts"
import { inCore } from "./in-core.ts"
import { patch, together } from "./patch.ts"
import { standIn } from "./seam.ts"

type DraftFrame = Extract<DownFrame, { type: "draft" }>

/** The organization takes a piece for another one, given what it has of the answer. */
const takes = (wrong: (piece: Piece, known: DraftFrame) => Piece) =>
  inCore(({ answers }) => {
    const take = answers.take.bind(answers)
    answers.take = piece => {
      const known = answers.soFar(piece.conversationId)
      return take(known?.answerId === piece.answerId ? wrong(piece, known) : piece)
    }
  })

/** An answer while it is written: what is told of it, and what a page shows. */
export const writingBugs: Bug[] = [
  {
    name: "takes a piece of an answer again that it has taken",
    showsIn: ["send", "watch", "call answer lost", "call done twice"],
    seenBy: ["draft_text", "answer_text"],
    install: takes((piece, { text, attempt }) =>
      piece.attempt === attempt && piece.offset < text.length ? { ...piece, offset: text.length } : piece,
    ),
  },
  {
    name: "takes a piece of an answer that does not fit",
    showsIn: ["send", "watch", "deploy"],
    seenBy: ["draft_text", "answer_text"],
    install: takes((piece, { text, attempt }) =>
      piece.attempt === attempt && piece.offset > text.length ? { ...piece, offset: text.length } : piece,
    ),
  },
  {
    name: "puts the words of a new attempt behind those of the last one",
    showsIn: ["send", "watch", "turn's object gone"],
    seenBy: ["draft_text", "draft_shown", "answer_text"],
    install: takes((piece, { text, attempt }) =>
      piece.attempt > attempt ? { ...piece, attempt, offset: text.length } : piece,
    ),
  },
  {
    name: "tells its customer of an answer, whatever they have on screen",
    seenBy: ["draft_unasked"],
    install: () =>
      patch(
        Hub.prototype,
        "draft",
        () =>
          function (this: Hub, conversation, { trace: _staffOnly, ...frame }) {
            this.signal(frame, { conversation })
          },
      ),
  },
  {
    name: "tells the last piece of an answer after its end",
    showsIn: ["send", "watch"],
    seenBy: ["draft_after_end"],
    install: () => {
      const held = new WeakMap<Hub, () => void>()
      const letGo = (hub: Hub) => {
        held.get(hub)?.()
        held.delete(hub)
      }
      const draft = patch(
        Hub.prototype,
        "draft",
        shipped =>
          function (this: Hub, conversation: StoredConversation, frame: DraftFrame) {
            letGo(this)
            held.set(this, () => shipped.call(this, conversation, frame))
          },
      )
      const publish = patch(
        Hub.prototype,
        "publish",
        shipped =>
          function (this: Hub, entries, conversation) {
            shipped.call(this, entries, conversation)
            letGo(this)
          },
      )
      return together(publish, draft)
    },
  },
  {
    name: "tells customers how an answer came about",
    seenBy: ["leaked_trace"],
    install: () =>
      standIn(entryFor, shipped => (person, entry) => {
        const visible = shipped(person, entry)
        return visible && (entry.body.type === "answer" ? { ...visible, body: entry.body } : visible)
      }),
  },
  {
    name: "tells customers what staff are told of their wish for a person",
    seenBy: ["leaked_trace"],
    install: () =>
      standIn(entryFor, shipped => (person, entry) => {
        const visible = shipped(person, entry)
        return visible && (entry.body.type === "escalated" ? { ...visible, body: entry.body } : visible)
      }),
  },
  {
    name: "fetches nobody when an answer fails",
    showsIn: ["send", "model fails", "knowledge cannot be read"],
    seenBy: ["answer_end"],
    install: () => patch(Answer.prototype, "fail", () => () => {}),
  },
  {
    name: "takes an answer that was cut off for a whole one",
    showsIn: ["send", "model is cut off"],
    seenBy: ["answer_text"],
    install: () =>
      patch(
        Answer.prototype,
        "finished",
        shipped =>
          function (this: Answer) {
            return { ...shipped.call(this), end: "done", handOver: null }
          },
      ),
  },
  {
    name: "shows a piece of an answer that does not fit",
    showsIn: ["start", "watch", "reader stalls"],
    seenBy: ["draft_shown"],
    install: () =>
      standIn(onDraft, shipped => (turn, frame) => {
        const known = turn.state.drafts[frame.conversationId]
        const isSame = known?.answerId === frame.answerId && known.attempt === frame.attempt
        shipped(turn, isSame && frame.offset > 0 ? { ...frame, offset: known.text.length } : frame)
      }),
  },
  {
    name: "goes on showing what was written of an answer that has ended",
    seenBy: ["draft_left"],
    // Those that a greeting made doubtful are let go of as shipped: the page would wake for them for ever.
    install: () =>
      standIn(dropDrafts, shipped => turn => {
        if (Object.values(turn.state.drafts).some(({ confirmBy }) => confirmBy !== null)) shipped(turn)
      }),
  },
]
