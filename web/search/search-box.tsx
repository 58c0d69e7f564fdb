import { useEffect, useId, useRef } from "react"
import { limits } from "../../protocol/limits.ts"
import { Icon } from "../look/icon.tsx"

export function SearchBox({ text, onText }: { text: string; onText: (text: string) => void }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  // Who comes here comes to type.
  useEffect(() => input.current?.focus(), [])
  return (
    <search className="search-box">
      <label className="sr" htmlFor={id}>
        Search messages, people and conversations
      </label>
      <Icon name="search" />
      <input
        ref={input}
        id={id}
        type="search"
        data-search
        data-autofocus
        placeholder="Words, names, addresses, ids"
        autoComplete="off"
        spellCheck={false}
        value={text}
        maxLength={limits.searchCharactersMax}
        onChange={event => onText(event.target.value)}
      />
    </search>
  )
}
