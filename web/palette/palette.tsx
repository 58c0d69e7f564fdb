import { useEffect, useState } from "react"
import { isComposing } from "../app/is-composing.ts"
import type { Choice } from "./choices.ts"
import { Chooser } from "./chooser.tsx"
import { type PageCommand, useOffered } from "./commands.ts"

/** Ctrl+K or ⌘K: everything that can be done now, by its name. It works while one types, too: it has no character of its own. */
export function Palette() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isAsked =
        event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey
      if (!isAsked || isComposing(event)) return
      event.preventDefault()
      if (document.querySelector("dialog[open]") === null) setOpen(true)
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [])
  return isOpen ? <Open onClose={() => setOpen(false)} /> : null
}

function Open({ onClose }: { onClose: () => void }) {
  const offered = useOffered()
  const inOrder = offered.toSorted((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group))
  const choices: Choice[] = inOrder.map(({ id, words, key, group }) => ({
    id,
    words,
    key,
    hint: key || group === "Go to" ? undefined : group,
  }))
  /** After the dialog has given the focus back, so that what is done can put it where it belongs. */
  const choose = (id: string) => setTimeout(() => offered.find(one => one.id === id)?.run())
  return (
    <Chooser
      title="What do you want to do?"
      placeholder="Type the name of an action"
      choices={choices}
      onChoose={choose}
      onClose={onClose}
      none="There is no such action here."
    />
  )
}

/** What is done here and now comes first, the ways to elsewhere last. */
const groups: PageCommand["group"][] = ["Selection", "Conversation", "Writing", "Customer", "List", "You", "Go to"]
