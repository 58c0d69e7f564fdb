import { Avatar } from "../look/avatar.tsx"
import { useLine, useLineState } from "../organizations/line.ts"
import { useOffer } from "../palette/commands.ts"

/** While the assistant answers: that it does, and what ends it. */
export function AnsweringLine({ conversationId }: { conversationId: string }) {
  const line = useLine()
  const { drafts, assistant, outbox } = useLineState()
  const draft = drafts[conversationId]
  const isStopping = outbox.some(
    ({ operation: { command } }) => command.type === "stop" && command.answerId === draft?.answerId,
  )
  const stop = () => draft && !isStopping && line.stop(conversationId, draft.answerId)
  useOffer(draft ? [{ id: "stop", words: "Stop the answer", group: "Conversation", run: stop }] : [])
  const name = draft?.name ?? assistant?.name ?? "The assistant"
  return (
    <div className="answering-line" role="status">
      {draft && (
        <>
          <Avatar name={name} kind="bot" sizePx={20} />
          <span>{name} (AI) is answering. Claim or reply, and it stops at once.</span>
          <button type="button" className="link" aria-disabled={isStopping} onClick={stop}>
            {isStopping ? "Stopping" : "Only stop it"}
          </button>
        </>
      )}
    </div>
  )
}
