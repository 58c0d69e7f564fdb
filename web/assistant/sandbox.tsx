import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import { useLocation } from "wouter"
import type { AssistantSettings } from "../../protocol/assistant.ts"
import { limits } from "../../protocol/limits.ts"
import { isComposing } from "../app/is-composing.ts"
import { say } from "../app/say.ts"
import { Avatar } from "../look/avatar.tsx"
import { FormError } from "../look/form-error.tsx"
import { RichText } from "../thread/rich-text.tsx"
import { TrialAnswer } from "./trial-answer.tsx"
import { useTrial } from "./use-trial.ts"

interface Props {
  name: string
  /** The settings as they are on screen; null while they say something that cannot be, undefined for the saved ones. */
  settingsNow: () => AssistantSettings | null | undefined
}

/** A conversation with the assistant that no customer sees. */
export function Sandbox({ name, settingsNow }: Props) {
  const { talk, asking, failure, ask, stop, startOver } = useTrial()
  const [question, setQuestion] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const log = useRef<HTMLOListElement>(null)
  const id = useId()
  useArriveAt(field)
  useEffect(() => {
    const newest = log.current?.lastElementChild
    // Only this list: the page stays where it is.
    if (log.current && newest instanceof HTMLElement && (asking !== null || talk.length > 0))
      log.current.scrollTop = newest.offsetTop - log.current.offsetTop
  }, [asking, talk])

  async function send(event?: FormEvent): Promise<void> {
    event?.preventDefault()
    const text = question.trim()
    if (text === "" || asking !== null) return field.current?.focus()
    const settings = settingsNow()
    setProblem(settings === null ? "Something in the settings cannot be saved as it is. Mend it first." : null)
    if (settings === null) return
    setQuestion("")
    // What came to nothing is not typed twice.
    if (!(await ask(text, settings))) setQuestion(now => (now === "" ? text : now))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event.nativeEvent)) return
    event.preventDefault()
    void send()
  }

  return (
    <section className="card sandbox" aria-labelledby={`${id}-title`} id="try">
      <div className="head">
        <h2 id={`${id}-title`}>Try it</h2>
        {talk.length > 0 && (
          <button type="button" className="button quiet" onClick={startOver}>
            Start over
          </button>
        )}
      </div>
      <p className="soft small">
        With the settings as they are on this page, saved or not. No customer sees it; it spends tokens like any answer.
      </p>
      <ol ref={log} className="talk" aria-label="Questions and answers" aria-live="polite">
        {talk.map(one => (
          <li key={one.id}>
            <Question text={one.question} />
            <TrialAnswer name={name} result={one.result} />
          </li>
        ))}
        {asking !== null && (
          <li>
            <Question text={asking} />
            <div className="answering soft">
              <Avatar name={name} kind="bot" />
              <span>{name} is looking it up</span>
              <button type="button" className="button quiet" onClick={stop}>
                Stop
              </button>
            </div>
          </li>
        )}
      </ol>
      <FormError>{problem ?? (failure ? say(failure) : undefined)}</FormError>
      <form className="field" onSubmit={send}>
        <label htmlFor={id}>A customer's question</label>
        <textarea
          id={id}
          ref={field}
          rows={2}
          value={question}
          maxLength={limits.messageCharactersMax}
          placeholder="How do I return something?"
          onChange={event => setQuestion(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="button primary" aria-disabled={asking !== null || question.trim() === ""}>
          Ask
        </button>
      </form>
    </section>
  )
}

const Question = ({ text }: { text: string }) => (
  <div className="question">
    <span className="sr">You asked: </span>
    <RichText text={text} />
  </div>
)

/** Whoever came here to try a question can write it at once. */
function useArriveAt(field: { current: HTMLElement | null }): void {
  const [path] = useLocation()
  useEffect(() => {
    if (path !== "" && location.hash === "#try") field.current?.focus()
  }, [path, field])
}
