import { useState } from "react"

/** What is being written, kept on this device until it is sent. A browser that refuses storage only loses it on a reload. */
export function useDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => kept(name))
  function write(next: string): void {
    setText(next)
    keep(name, next)
  }
  return [text, write]
}

/** Puts words after a draft: some that were not sent, or another draft, which is then gone. */
export function takeDraftAlong(name: string, words: string | { from: string }): void {
  const more = typeof words === "string" ? words : kept(words.from)
  if (more === "") return
  keep(name, [kept(name), more].filter(text => text !== "").join("\n\n"))
  if (typeof words !== "string") keep(words.from, "")
}

const keyOf = (name: string): string => `parley.draft.${name}`

const kept = (name: string): string => attempt(() => localStorage.getItem(keyOf(name))) ?? ""

function keep(name: string, text: string): void {
  attempt(() => (text === "" ? localStorage.removeItem(keyOf(name)) : localStorage.setItem(keyOf(name), text)))
}

function attempt<T>(what: () => T): T | null {
  try {
    return what()
  } catch {
    return null
  }
}
