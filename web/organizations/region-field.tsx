import { useId } from "react"
import { regionWords } from "./region-words.ts"

/** Where the conversations live. Chosen once: another region would be another, empty organization. */
export function RegionField() {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>Region</label>
      <select id={id} name="region" defaultValue="auto" aria-describedby={`${id}-hint`}>
        {regionWords.map(([region, words]) => (
          <option key={region} value={region}>
            {words}
          </option>
        ))}
      </select>
      <p className="hint" id={`${id}-hint`}>
        Conversations are kept there, and messages are fastest near it. <b>It cannot be changed later.</b>
      </p>
    </div>
  )
}
