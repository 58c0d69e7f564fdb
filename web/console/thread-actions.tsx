import { useEffect, useRef, useState, useSyncExternalStore } from "react"
import type { CommandType } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Disposition } from "../../protocol/desk.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { useCommand } from "../palette/commands.ts"
import { type Action, actionsFor, commands, type Verb } from "./actions.ts"
import { seenNow } from "./seen-now.ts"
import { onShortcutsSetting, shortcutsAreOn } from "./shortcuts-setting.ts"
import { useOvertaken } from "./use-overtaken.ts"
import { ResolvePicker } from "./work/resolve-picker.tsx"

interface Props {
  conversation: Conversation
  /** How it can end; where there are some, whoever resolves it says which. Null until it is known. */
  dispositions: readonly Disposition[] | null
  /** The newest number that was on screen; null as long as none was. */
  seen?: (() => number | null) | undefined
}

/** Claim, release, resolve, open again: those that are possible now, with their key written on them. */
export function ThreadActions({ conversation, dispositions, seen }: Props) {
  const line = useLine()
  const { viewer, outbox, assistant } = useLineState()
  const [isEnding, setEnding] = useState(false)
  const overtaken = useOvertaken(conversation.id, "resolve")
  const end = () => void line.resolve(conversation.id, ...seenNow(seen))
  useEndedPlainly(isEnding && dispositions?.length === 0, () => {
    setEnding(false)
    end()
  })
  if (viewer === null) return null
  const underWay = outbox.find(
    ({ operation, sending }) =>
      operation.conversationId === conversation.id && isMove(operation.command.type) && sending.status !== "refused",
  )
  const act = (verb: Verb) => {
    if (underWay !== undefined) return
    // What is new has been on screen since the first try was refused.
    if (verb === "resolve" && overtaken !== null) overtaken.sendAnyway()
    else if (verb === "resolve" && dispositions?.length !== 0) setEnding(true)
    else if (verb === "release") line.release(conversation.id, "queue")
    else if (verb === "hand_back") line.release(conversation.id, "assistant")
    else if (verb === "resolve") end()
    else line[verb](conversation.id)
  }
  return (
    <div className="thread-actions">
      {actionsFor(conversation, { viewer, assistant }).map(action => (
        <ActionButton
          key={action.verb}
          action={action}
          isUnderWay={underWay?.operation.command.type === commands[action.verb].type}
          onAct={() => act(action.verb)}
        />
      ))}
      {isEnding && dispositions !== null && dispositions.length > 0 && (
        <ResolvePicker
          conversation={conversation}
          dispositions={dispositions}
          seen={seen}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  )
}

/** Resolved before it was known how it could end, and it turns out that there is nothing to choose. */
function useEndedPlainly(isSo: boolean, end: () => void): void {
  const newest = useRef(end)
  newest.current = end
  useEffect(() => {
    if (isSo) newest.current()
  }, [isSo])
}

interface ButtonProps {
  action: Action
  isUnderWay: boolean
  onAct: () => void
}

function ActionButton({ action, isUnderWay, onAct }: ButtonProps) {
  const keysOn = useSyncExternalStore(onShortcutsSetting, shortcutsAreOn)
  const { verb, words, key } = action
  useCommand({ id: verb, words, key, group: "Conversation", run: onAct })
  return (
    <button
      type="button"
      className={`button ${look(action)}`}
      title={keysOn ? `${words} (${key})` : undefined}
      aria-disabled={isUnderWay}
      aria-keyshortcuts={keysOn ? action.key : undefined}
      onClick={onAct}
    >
      {action.words}
      {keysOn && (
        <span aria-hidden="true">
          <kbd>{action.key}</kbd>
        </span>
      )}
    </button>
  )
}

/** What ends or begins the work stands out; giving it away does not. */
const look = ({ verb, isMain }: Action): string =>
  isMain ? "primary" : verb === "release" || verb === "hand_back" ? "quiet" : ""

const moves = new Set(Object.values(commands).map(({ type }) => type))
const isMove = (type: CommandType): boolean => moves.has(type)
