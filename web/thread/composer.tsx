import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react"
import { limits } from "../../protocol/limits.ts"
import { isComposing } from "../app/is-composing.ts"
import { counted } from "../look/counted.ts"
import type { Assist } from "./assist.ts"
import { SendButton, type Stop } from "./send-button.tsx"
import { useDraft } from "./use-draft.ts"
import "./composer.css"

interface Props {
  /** Names the draft; give the component a `key` of the same, since a draft belongs to one conversation. */
  draft: string
  /** Name of the field for screen readers. */
  label: string
  placeholder: string
  /** Takes the text. False, or why not in words, leaves it in the field: nothing typed is ever lost. */
  onSend: (text: string) => Taken | Promise<Taken>
  onTyping?: (on: boolean) => void
  /** Enter where nothing is typed. */
  onEmptyEnter?: (() => void) | undefined
  /** Why nothing can be sent now; the field stays, so that a draft can be copied or finished. */
  blocked?: string | undefined
  tone?: "note" | undefined
  sendLabel?: string
  /** An answer is being written: while nothing is typed, the button stops it. */
  stop?: Stop | null
  /** Stands before the button that sends. */
  beside?: ReactNode
  /** Stands under the field, beside the hint about keys. */
  foot?: ReactNode
  field?: RefObject<HTMLTextAreaElement | null>
  assist?: Assist
  /** Takes the focus when it appears: for somebody who was writing a moment ago. */
  goesOn?: boolean
}

/** True, or false, or false with the reason. */
type Taken = boolean | string

/** Where a message is written. Enter sends, Shift + Enter breaks the line; under a finger Enter breaks the line. */
export function Composer({
  draft,
  label,
  placeholder,
  onSend,
  onTyping,
  onEmptyEnter,
  blocked,
  tone,
  sendLabel,
  stop = null,
  beside,
  foot,
  field,
  assist,
  goesOn,
}: Props) {
  const [text, setText] = useDraft(draft)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const own = useRef<HTMLTextAreaElement>(null)
  const box = field ?? own
  useEffect(() => {
    if (goesOn) box.current?.focus()
  }, [goesOn, box])
  const id = useId()
  const over = text.length - limits.messageCharactersMax
  const cannot = blocked ?? (over > 0 ? `${counted(over, "character")} too long` : undefined)
  const isReady = cannot === undefined && !isSending && text.trim() !== ""

  async function send(event?: FormEvent): Promise<void> {
    event?.preventDefault()
    if (text === "") onEmptyEnter?.()
    if (!isReady) return box.current?.focus()
    setSending(true)
    const taken = await onSend(text)
    setSending(false)
    setProblem(typeof taken === "string" ? taken : null)
    // Whatever was typed while it went is the next message.
    if (taken === true)
      setText(box.current?.value === text ? "" : (box.current?.value ?? "").replace(text, "").trimStart())
    box.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (assist?.onKeyDown(event)) return
    // While an input method composes, Enter chooses a word.
    if (event.key !== "Enter" || event.shiftKey || isComposing(event.nativeEvent) || isTouch()) return
    event.preventDefault()
    void send()
  }

  return (
    <form className={tone === undefined ? "composer" : `composer ${tone}`} onSubmit={send}>
      {assist?.menu}
      <div className="box">
        <label className="sr" htmlFor={id}>
          {label}
        </label>
        <textarea
          id={id}
          ref={box}
          rows={1}
          value={text}
          placeholder={placeholder}
          enterKeyHint={isTouch() ? "enter" : "send"}
          aria-describedby={`${id}-hint`}
          aria-invalid={over > 0}
          onChange={event => {
            setText(event.target.value)
            onTyping?.(event.target.value !== "")
          }}
          onSelect={({ currentTarget }) => assist?.onCaret(currentTarget.value, currentTarget.selectionStart)}
          onBlur={() => {
            onTyping?.(false)
            assist?.onLeave()
          }}
          {...assist?.attributes}
          onKeyDown={onKeyDown}
        />
        {beside}
        <SendButton label={sendLabel} isReady={isReady} stop={text === "" ? stop : null} />
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="hint" id={`${id}-hint`}>
        {cannot === undefined ? (
          <span className="keys">
            {isTouch() ? "" : stop ? "Escape stops the answer" : "Enter to send, Shift + Enter for a new line"}
          </span>
        ) : (
          <span className={over > 0 ? "over" : ""} role="status">
            {cannot}
          </span>
        )}
        {foot && <div className="foot">{foot}</div>}
      </div>
    </form>
  )
}

/** A device without a keyboard at hand: no key is left for a new line but Enter. */
const isTouch = (): boolean => matchMedia("(pointer: coarse)").matches && !matchMedia("(any-pointer: fine)").matches
