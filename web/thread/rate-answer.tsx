import { useRef, useState } from "react"
import type { Result } from "../../protocol/refusal.ts"
import { Icon } from "../look/icon.tsx"
import { WhatWasWrong } from "./what-was-wrong.tsx"

interface Rating {
  rating: "up" | "down"
  reason: string | null
}
interface Props {
  rating: "up" | "down" | null
  onRate: (rating: Rating) => Result<object>
}

/** Did this help? Yes is one tap; no asks what was wrong, which may be left out. */
export function RateAnswer({ rating, onRate }: Props) {
  const [isAsking, setAsking] = useState(false)
  const bad = useRef<HTMLButtonElement>(null)
  function close(): void {
    setAsking(false)
    bad.current?.focus()
  }
  function good(): void {
    setAsking(false)
    if (rating !== "up") onRate({ rating: "up", reason: null })
  }
  return (
    <>
      <fieldset className="thumbs">
        <legend className="sr">Did this help?</legend>
        <button
          type="button"
          className="button quiet icon-only"
          aria-label="Good answer"
          aria-pressed={rating === "up"}
          onClick={good}
        >
          <Icon name="thumb" />
        </button>
        <button
          ref={bad}
          type="button"
          className="button quiet icon-only bad"
          aria-label="Bad answer"
          aria-pressed={rating === "down"}
          aria-expanded={isAsking}
          onClick={() => setAsking(!isAsking)}
        >
          <Icon name="thumb" />
        </button>
        {rating !== null && !isAsking && <span className="thanks">Thank you</span>}
      </fieldset>
      {isAsking && (
        <WhatWasWrong
          onSend={reason => {
            const taken = onRate({ rating: "down", reason })
            if (taken.ok) close()
            return taken
          }}
          onCancel={close}
        />
      )}
    </>
  )
}
