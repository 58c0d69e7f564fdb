import { useState } from "react"

/** What is being written, kept on this device until it is sent. A browser that refuses storage only loses it on a reload. */
export function useDraft(name: string): [string, (text: string) => void] {
  const key = `parley.draft.${name}`
  const [text, setText] = useState(() => attempt(() => localStorage.getItem(key)) ?? "")
  function write(next: string): void {
    setText(next)
    attempt(() => (next === "" ? localStorage.removeItem(key) : localStorage.setItem(key, next)))
  }
  return [text, write]
}

function attempt<T>(what: () => T): T | null {
  try {
    return what()
  } catch {
    return null
  }
}
