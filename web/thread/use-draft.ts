import { useEffect, useState } from "react"

/** What is being written, kept on this device until it is sent. A browser that refuses storage only loses it on a reload. */
export function useDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => kept(name))
  useEffect(() => hearDraft(name, setText), [name])
  useEffect(() => {
    // Another tab goes on with the same words. Whoever wrote other ones here keeps them, and who writes here now is not
    // interrupted: what they type would be put behind what they did not.
    const onStorage = ({ key, oldValue, newValue }: StorageEvent) => {
      if (key === keyOf(name) && !document.hasFocus())
        setText(now => (now === (oldValue ?? "") ? (newValue ?? "") : now))
    }
    window.addEventListener("storage", onStorage)
    return () => window.removeEventListener("storage", onStorage)
  }, [name])
  function write(next: string): void {
    setText(next)
    writeDraft(name, next)
  }
  return [text, write]
}

/** What the two fields of staff are called. */
export const staffDraft = (kind: "message" | "note", conversationId: string): string =>
  `${kind === "note" ? "note" : "reply"}.${conversationId}`

export const draftIn = (name: string): string => kept(name)

/** Into the field, if it is there. */
export function writeDraft(name: string, text: string): void {
  keep(name, text)
  for (const hear of hearers.get(name) ?? []) hear(text)
}

/** Calls with what is written in this page, by hand or not. */
export function hearDraft(name: string, hear: (text: string) => void): () => void {
  hearers.set(name, new Set(hearers.get(name)).add(hear))
  return () => {
    const others = new Set(hearers.get(name))
    others.delete(hear)
    if (others.size > 0) hearers.set(name, others)
    else hearers.delete(name)
  }
}

const hearers = new Map<string, Set<(text: string) => void>>()

/** Puts words after a draft: some that were not sent, or another draft, which is then gone. */
export function takeDraftAlong(name: string, words: string | { from: string }): void {
  const more = typeof words === "string" ? words : kept(words.from)
  if (more === "") return
  writeDraft(name, [kept(name), more].filter(text => text !== "").join("\n\n"))
  if (typeof words !== "string") writeDraft(words.from, "")
}

const keyOf = (name: string): string => `parley.draft.${name}`

/** What storage did not take. */
const unkept = new Map<string, string>()

const kept = (name: string): string => unkept.get(name) ?? attempt(() => localStorage.getItem(keyOf(name)) ?? "") ?? ""

function keep(name: string, text: string): void {
  const taken = attempt(() => {
    if (text === "") localStorage.removeItem(keyOf(name))
    else localStorage.setItem(keyOf(name), text)
    return true
  })
  if (taken) unkept.delete(name)
  else unkept.set(name, text)
}

function attempt<T>(what: () => T): T | null {
  try {
    return what()
  } catch {
    return null
  }
}
