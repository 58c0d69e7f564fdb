import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Macro } from "../../protocol/macro.ts"
import type { Viewer } from "../../protocol/person.ts"
import { blanksIn } from "../../protocol/reply-variables.ts"
import { sayRefusal } from "../app/say-refusal.ts"
import { applied } from "../macros/applied.ts"
import { filledIn } from "../macros/filled-in.ts"
import { useOfferMacros } from "../macros/use-offer-macros.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { useCommand } from "../palette/commands.ts"
import { useReplyValues } from "../replies/use-reply-values.ts"
import { useSlashMenu } from "../replies/use-slash-menu.tsx"
import { Composer } from "../thread/composer.tsx"
import { staffDraft, useDraft } from "../thread/use-draft.ts"
import { whyNoReply } from "./actions.ts"
import { ChangeIt } from "./change-it.tsx"
import { LaterButton } from "./later-button.tsx"
import { mentionedIn } from "./mention.ts"
import { OtherDraft } from "./other-draft.tsx"
import { ReplyTabs, type Tab } from "./reply-tabs.tsx"
import { ScheduledMessages } from "./scheduled-messages.tsx"
import { seenNow } from "./seen-now.ts"
import { SendLater } from "./send-later.tsx"
import { SuggestButton } from "./suggest-button.tsx"
import { SuggestedReply } from "./suggested-reply.tsx"
import { useKeptDraft } from "./use-kept-draft.ts"
import { useMentionMenu } from "./use-mention-menu.tsx"
import { useOvertaken } from "./use-overtaken.ts"
import { useSuggestion } from "./use-suggestion.ts"

interface Props {
  conversation: Conversation
  viewer: Viewer
  /** The newest number that was on screen; null as long as none was. */
  seen?: (() => number | null) | undefined
  field?: RefObject<HTMLTextAreaElement | null>
}

/** Where staff write: to the customer, or a note that only the team sees. */
export function ReplyBox({ conversation, viewer, seen, ...given }: Props) {
  const line = useLine()
  const { id, customer, state } = conversation
  const [tab, setTab] = useState<Tab>("reply")
  const [refused, setRefused] = useState<string | null>(null)
  /** Counted as read: that something in it is still to be filled in. */
  const [warnedOf, setWarnedOf] = useState<string | null>(null)
  /** Counts the times the keyboard asked for the field. */
  const [asked, setAsked] = useState(0)
  const [isLater, setLater] = useState(false)
  const own = useRef<HTMLTextAreaElement>(null)
  const field = given.field ?? own
  const isNote = tab === "note"
  const takes = !isNote && isFree(state.status) ? "Replying makes it yours." : ""
  const blocked = isNote ? null : whyNoReply(conversation, viewer)

  const values = useReplyValues(conversation)
  const runMacro = ({ name, actions: given }: Pick<Macro, "name" | "actions">) => {
    const { actions, missing } = filledIn(given, values)
    const [blank] = missing
    if (blank !== undefined) return setRefused(`${blank} is not known here. Nothing was done.`)
    settle(line.act(id, applied({ name, actions }, seenNow(seen)[0])))
  }
  const slash = useSlashMenu(conversation, {
    field,
    onMacro: macro => {
      if (macro.kind === "macro") runMacro(macro)
    },
  })
  useOfferMacros(runMacro)
  const mention = useMentionMenu(field)
  const { team } = useLineState()
  const suggestion = useSuggestion(conversation)
  const overtaken = useOvertaken(id, "send")
  const kept = useKeptDraft(id)
  const [begun] = useDraft(staffDraft(isNote ? "message" : "note", id))

  const write = (to: Tab) => {
    setTab(to)
    setAsked(asked + 1)
  }
  useCommand({ id: "reply", words: "Reply", key: "R", group: "Writing", run: () => write("reply") })
  useCommand({ id: "note", words: "Note for the team", key: "N", group: "Writing", run: () => write("note") })
  useEffect(() => {
    if (asked > 0) field.current?.focus()
  }, [asked, field])

  function settle(posted: ReturnType<typeof line.act>): boolean {
    setRefused(posted.ok ? null : sayRefusal(posted.refusal))
    return posted.ok
  }

  function send(text: string): boolean {
    const [blank] = isNote ? [] : blanksIn(text)
    if (blank !== undefined && text !== warnedOf) {
      setWarnedOf(text)
      setRefused(`${blank} is not filled in. Enter again sends it as it is.`)
      return false
    }
    return settle(isNote ? line.note(id, text, ...mentionedIn(text, team)) : line.send(id, text, ...seenNow(seen)))
  }

  return (
    <div className={`compose ${isNote ? "as-note" : ""}`}>
      <ScheduledMessages conversation={conversation} onTaken={() => write("reply")} />
      <OtherDraft other={kept.other} onSettle={kept.settle} />
      <ReplyTabs tab={tab} onTab={setTab} otherIsBegun={begun !== ""}>
        {!isNote && blocked === null && <SuggestButton suggestion={suggestion} />}
      </ReplyTabs>
      {!isNote && blocked === null && <SuggestedReply suggestion={suggestion} field={field} />}
      <div role="tabpanel" id="reply-panel" aria-labelledby={`tab-${tab}`}>
        <Composer
          key={tab}
          draft={staffDraft(isNote ? "note" : "message", id)}
          label={isNote ? "Note for the team" : `Reply to ${customer.name}`}
          placeholder={isNote ? "Only your team will see this. @ asks a colleague" : `Reply to ${customer.name}`}
          sendLabel={isNote ? "Add note" : "Send reply"}
          tone={isNote ? "note" : undefined}
          blocked={blocked ?? undefined}
          field={field}
          assist={isNote ? mention : slash}
          beside={
            !isNote &&
            blocked === null && (
              <LaterButton conversationId={id} onLater={() => setLater(true)} onNothing={() => write("reply")} />
            )
          }
          onSend={send}
          onEmptyEnter={overtaken?.sendAnyway}
          onTyping={on => line.typing(id, on && !isNote)}
          foot={
            blocked === null ? (
              <Foot words={overtaken === null ? (refused ?? takes) : "Enter sends it anyway"}>
                {overtaken && <ChangeIt overtaken={overtaken} onTaken={() => write("reply")} />}
              </Foot>
            ) : (
              <NoteInstead onChoose={() => write("note")} />
            )
          }
        />
      </div>
      {isLater && (
        <SendLater
          conversation={conversation}
          seen={() => seen?.() ?? null}
          onPosted={settle}
          onClose={() => {
            setLater(false)
            write("reply")
          }}
        />
      )}
    </div>
  )
}

function Foot({ words, children }: { words: string; children: ReactNode }) {
  return (
    <>
      <span role="status">{words}</span> {children}
    </>
  )
}

/** Whoever cannot reply may still help the one who can. */
function NoteInstead({ onChoose }: { onChoose: () => void }) {
  return (
    <button type="button" className="link" onClick={onChoose}>
      Write a note instead
    </button>
  )
}

const isFree = (status: Conversation["state"]["status"]): boolean => status === "open" || status === "waiting"
