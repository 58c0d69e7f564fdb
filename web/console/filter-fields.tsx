import { useEffect, useState } from "react"
import { useSettledValue } from "../app/use-settled-value.ts"
import { Labelled } from "../look/labelled.tsx"

interface Props {
  label: string
  value: string | undefined
  /** Empty for no filter. */
  onValue: (value: string) => void
}

/** One of several, or none of them. A value that is not among them, from an old address, is shown as it is. */
export function Chosen({
  label,
  any,
  value = "",
  onValue,
  children,
}: Props & { any: string; children: readonly (readonly [value: string, words: string])[] }) {
  const isKnown = value === "" || children.some(([one]) => one === value)
  return (
    <Labelled label={label}>
      {control => (
        <select {...control} value={value} onChange={event => onValue(event.target.value)}>
          <option value="">{any}</option>
          {children.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
          {!isKnown && <option value={value}>Something else</option>}
        </select>
      )}
    </Labelled>
  )
}

/** Words to look for, taken when they have stood still for a moment. */
export function Typed({ label, value = "", onValue }: Props) {
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  const settled = useSettledValue(typed)
  // Somebody else has changed it: the address, or the button that clears all.
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it has settled
  useEffect(() => {
    const words = settled.trim()
    if (words === told || settled !== typed) return
    setTold(words)
    onValue(words)
  }, [settled])
  return (
    <Labelled label={label}>
      {control => <input {...control} type="search" value={typed} onChange={event => setTyped(event.target.value)} />}
    </Labelled>
  )
}
