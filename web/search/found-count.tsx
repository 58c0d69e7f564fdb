import { useEffect, useState } from "react"
import { counted } from "../look/counted.ts"

interface Props {
  isSearching: boolean
  people: number
  conversations: number
  messages: number
  hasMore: boolean
}

/** Says how much was found, that nothing was, or that it takes longer than usual; to those who listen too. */
export function FoundCount({ isSearching, people, conversations, messages, hasMore }: Props) {
  const isSlow = useSlow(isSearching)
  const total = people + conversations + messages
  if (isSearching) return <p role="status">{isSlow ? "Still searching" : ""}</p>
  if (total > 0) {
    return (
      <p className="sr" role="status">
        {counted(people, "person", "people")}, {counted(conversations, "conversation", "conversations")},{" "}
        {counted(messages, hasMore ? "or more messages" : "message", hasMore ? "or more messages" : "messages")}
      </p>
    )
  }
  return (
    <div className="card empty" role="status">
      <h2>Nothing found</h2>
      <p>No message, person or conversation has all of this. Try fewer words, or the beginning of one.</p>
    </div>
  )
}

/** True once something has taken longer than a moment. */
function useSlow(isBusy: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    setIsSlow(false)
    if (!isBusy) return
    const timer = setTimeout(() => setIsSlow(true), slowMs)
    return () => clearTimeout(timer)
  }, [isBusy])
  return isSlow
}

const slowMs = 1_000
