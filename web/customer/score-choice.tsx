import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import { FormError } from "../look/form-error.tsx"

interface Props {
  labelledBy: string
  /** What was said before, or just now. */
  score: number | null
  /** True, or why not in words. */
  onChoose: (score: number) => true | string
}

const words = ["Bad", "Not good", "All right", "Good", "Very good"]

/** Long enough to walk past a number with the arrow keys. */
const settleMs = 1_500

/**
 * Five radio buttons. A tap counts at once. The arrow keys choose whatever they come past, so there a choice counts when it is
 * left alone for a moment, confirmed with Enter, or left.
 */
export function ScoreChoice({ labelledBy, score, onChoose }: Props) {
  const name = useId()
  const [walking, setWalking] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const chosen = walking ?? score

  function choose(to: number): void {
    setWalking(null)
    if (to === score) return
    const taken = onChoose(to)
    setProblem(taken === true ? null : taken)
  }
  const settle = (): void => {
    if (walking !== null) choose(walking)
  }
  useSettled(walking, settle)

  // A click that a key has made is at no place of the button.
  const onChange = (to: number) => (event: ChangeEvent<HTMLInputElement>) =>
    event.nativeEvent instanceof MouseEvent && event.nativeEvent.detail > 0 ? choose(to) : setWalking(to)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") settle()
  }
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) settle()
  }

  return (
    <>
      <div className="scores" role="radiogroup" aria-labelledby={labelledBy} onKeyDown={onKeyDown} onBlur={onBlur}>
        {words.map((word, index) => (
          <label key={word}>
            <input
              type="radio"
              name={name}
              value={index + 1}
              checked={chosen === index + 1}
              onChange={onChange(index + 1)}
            />
            <b>{index + 1}</b>
            <span>{word}</span>
          </label>
        ))}
      </div>
      {problem !== null && <FormError>{problem}</FormError>}
    </>
  )
}

/** Also when the page goes on to something else meanwhile. */
function useSettled(walking: number | null, settle: () => void): void {
  const newest = useRef(settle)
  newest.current = settle
  useEffect(() => {
    if (walking === null) return
    const timer = setTimeout(() => newest.current(), settleMs)
    return () => clearTimeout(timer)
  }, [walking])
  useEffect(() => () => newest.current(), [])
}
