import { type FormEvent, useEffect, useRef, useState } from "react"
import { FormError } from "../look/form-error.tsx"
import { charactersOver, ReasonField } from "../thread/reason-field.tsx"
import { useDraft } from "../thread/use-draft.ts"

interface Props {
  /** Where the words wait until they are kept: a refusal or a reload loses none. */
  draft: string
  kept: string | null
  said: string | null
  /** Nobody can read it yet. */
  isHeldBack: boolean
  /** True, or why not in words. */
  onSend: (comment: string | null) => true | string
}

/** A few words to a score, which one need not say. */
export function ScoreComment({ draft, kept, said, isHeldBack, onSend }: Props) {
  const [text, write] = useDraft(draft)
  const [isChanging, setChanging] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const thanks = useRef<HTMLParagraphElement>(null)
  const written = text.trim()
  const isOpen = isChanging || said === null || (written !== "" && written !== said)

  const isKept = kept !== null && written === kept && !isChanging
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once what was written is kept
  useEffect(() => {
    if (isKept) write("")
  }, [isKept])
  useEffect(() => {
    if (isChanging) field.current?.focus()
  }, [isChanging])

  function send(event: FormEvent): void {
    event.preventDefault()
    if (charactersOver(text) > 0 || (written === "" && said === null)) return field.current?.focus()
    const taken = onSend(written === "" ? null : written)
    setProblem(taken === true ? null : taken)
    if (taken !== true) return
    setChanging(false)
    thanks.current?.focus()
  }
  function change(): void {
    write(said ?? "")
    setChanging(true)
  }

  return (
    <>
      <p className="soft" role="status" tabIndex={-1} ref={thanks}>
        {isHeldBack && "Kept here, and sent when you are back."}
        {!isHeldBack && (said === null ? "Thank you. The team reads it." : `Thank you. You said: ${said}`)}
      </p>
      {isOpen ? (
        <form className="form" onSubmit={send}>
          <ReasonField
            ref={field}
            label="Anything to add?"
            hint="You need not say."
            rows={2}
            reason={text}
            onChange={write}
          />
          {problem !== null && <FormError>{problem}</FormError>}
          <div className="actions">
            <button type="submit" className="button" aria-disabled={charactersOver(text) > 0 || written === ""}>
              Send
            </button>
          </div>
        </form>
      ) : (
        <button type="button" className="link" onClick={change}>
          Say it differently
        </button>
      )}
    </>
  )
}
