import type { OrganizationState } from "../live/state.ts"
import { typingWords } from "./typing-words.ts"

/** Who types, in words with three dots. Always there, so that the text above does not jump when somebody starts. */
export function TypingLine({ state, conversationId }: { state: OrganizationState; conversationId: string }) {
  const words = typingWords(state, conversationId)
  return (
    <p className="typing" aria-hidden={words === null}>
      {words !== null && (
        <>
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words}
        </>
      )}
    </p>
  )
}
