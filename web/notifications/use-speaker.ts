import { useEffect, useRef } from "react"
import { type Speaker, speaker } from "./speaker.ts"

/** This tab among those of the same name, and what it shows: a conversation, nothing in particular (null), or nothing at all. */
export function useSpeaker(name: string, { visible, watched }: { visible: boolean; watched: string | null }) {
  const tabs = useRef<Speaker | null>(null)
  useEffect(() => {
    const made = speaker(name)
    tabs.current = made
    made.look(document.visibilityState === "visible" ? { conversationId: null } : "hidden")
    return () => made.stop()
  }, [name])
  useEffect(() => tabs.current?.look(visible ? { conversationId: watched } : "hidden"), [visible, watched])
  return tabs
}
