import { useEffect, useRef, useState } from "react"
import { useSearchParams } from "wouter"
import { useSettledValue } from "../app/use-settled-value.ts"
import { Room } from "../organizations/room.tsx"
import { Results } from "./results.tsx"
import { SearchBox } from "./search-box.tsx"
import { SearchTips } from "./search-tips.tsx"
import { useResultKeys } from "./use-result-keys.ts"
import "../look/organizations.css"
import "./search.css"

/** `/dashboard/:slug/search?q=`: everything that was said here, the people, the conversations. The address is the search, so that it can be kept and shared. */
export default function SearchPage() {
  const [params, setParams] = useSearchParams()
  const asked = params.get("q") ?? ""
  const [typed, setTyped] = useState(asked)
  const settled = useSettledValue(typed)
  const room = useRef<HTMLDivElement>(null)
  useResultKeys(room)

  useEffect(() => {
    if (settled.trim() !== "") setParams({ q: settled }, { replace: true })
    else setParams({}, { replace: true })
  }, [settled, setParams])

  return (
    <Room
      title="Search"
      lead="Everything that was ever said here, notes among it, and the people who said it."
      width="full"
    >
      <div className="search-room" ref={room}>
        <SearchBox text={typed} onText={setTyped} />
        {settled.trim() === "" ? <SearchTips onTry={setTyped} /> : <Results q={settled} />}
      </div>
    </Room>
  )
}
