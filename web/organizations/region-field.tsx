import { Labelled } from "../look/labelled.tsx"
import { regionWords } from "./region-words.ts"

/** Where the conversations live. Chosen once: another region would be another, empty organization. */
export function RegionField() {
  const hint = (
    <>
      Conversations are kept there, and messages are fastest near it. <b>It cannot be changed later.</b>
    </>
  )
  return (
    <Labelled label="Region" hint={hint}>
      {control => (
        <select {...control} name="region" defaultValue="auto">
          {regionWords.map(([region, words]) => (
            <option key={region} value={region}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
