import { useId } from "react"
import { limits } from "../../protocol/limits.ts"
import { Icon } from "../look/icon.tsx"
import type { Shown } from "./knowledge-queries.ts"

interface Props {
  counts: { draft: number; published: number } | undefined
  shown: Shown
  onShown: (shown: Shown) => void
  text: string
  onText: (text: string) => void
}

/** Which entries are listed: all of them or those of one state, and those that contain a text. */
export function KnowledgeFilter({ counts, shown, onShown, text, onText }: Props) {
  const id = useId()
  const numbers = counts && { ...counts, all: counts.draft + counts.published }
  return (
    <search className="filter">
      <div className="search">
        <label className="sr" htmlFor={id}>
          Search the knowledge
        </label>
        <Icon name="search" />
        <input
          id={id}
          type="search"
          placeholder="Search"
          value={text}
          maxLength={limits.searchCharactersMax}
          onChange={event => onText(event.target.value)}
        />
      </div>
      <fieldset className="segments">
        <legend className="sr">Show</legend>
        {states.map(([state, words]) => (
          <label key={state}>
            <input type="radio" name={id} checked={shown === state} onChange={() => onShown(state)} />
            <span>
              {words}
              {numbers && <b> {numbers[state]}</b>}
            </span>
          </label>
        ))}
      </fieldset>
    </search>
  )
}

const states: [Shown, string][] = [
  ["all", "All"],
  ["published", "Published"],
  ["draft", "Drafts"],
]
