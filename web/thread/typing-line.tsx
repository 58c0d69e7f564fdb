import { othersTyping } from "../live/presence.ts"
import type { OrganizationState } from "../live/state.ts"

/** Who types, in words with three dots. Always there, so that the text above does not jump when somebody starts. */
export function TypingLine({ state, conversationId }: { state: OrganizationState; conversationId: string }) {
  const names = [...new Set(othersTyping(state, conversationId).map(person => person.name))]
  return (
    <p className="typing" aria-hidden={names.length === 0}>
      {names.length > 0 && (
        <>
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {typingWords(names)}
        </>
      )}
    </p>
  )
}

function typingWords(names: readonly string[]): string {
  const [first, second] = names
  if (names.length === 1) return `${first} is writing`
  return names.length === 2
    ? `${first} and ${second} are writing`
    : `${first} and ${names.length - 1} others are writing`
}
