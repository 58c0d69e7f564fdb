import { useState } from "react"
import { Icon } from "../look/icon.tsx"
import { playSound } from "./sound.ts"

/** Lets people hear what they will hear. */
export function TestSound() {
  const [played, setPlayed] = useState<boolean | null>(null)
  return (
    <div className="actions">
      <button type="button" className="button" onClick={async () => setPlayed(await playSound())}>
        <Icon name="bell" /> Play the sound
      </button>
      <span role="status" className="soft small">
        {played === true && "Played. If you heard nothing, look at the volume, and whether the tab is muted."}
        {played === false && "This browser does not let the page make a sound."}
      </span>
    </div>
  )
}
