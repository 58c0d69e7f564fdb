import { type FormEvent, useEffect, useId, useState } from "react"
import type { AttributeValue } from "../../../protocol/customer.ts"
import { limits } from "../../../protocol/limits.ts"
import { say } from "../../app/say.ts"
import { useAction } from "../../app/use-action.ts"
import { FormError } from "../../look/form-error.tsx"
import { attributeFrom, type Kind, kindOf, kinds, typedText } from "./attribute-text.ts"
import { setAttributes, type Whose } from "./customer-queries.ts"

interface Props {
  whose: Whose
  /** Of one that is there already. */
  name?: string
  value?: AttributeValue
  onClose: () => void
}

/** One attribute: its name, what kind of value it has, and the value. */
export function AttributeForm({ whose, name: known, value, onClose }: Props) {
  const id = useId()
  const [name, setName] = useState(known ?? "")
  const [kind, setKind] = useState<Kind>(value === undefined ? "text" : kindOf(value))
  const [typed, setTyped] = useState(value === undefined ? "" : typedText(value))
  const [wrong, setWrong] = useState<string | null>(null)
  const save = useAction((set: Record<string, AttributeValue>) => setAttributes(whose, set), onClose)
  // Once, as it opens: a kind that is walked past by key puts another field in the value's place.
  useEffect(() => document.getElementById(id + (known === undefined ? "name" : "value"))?.focus(), [id, known])

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    const made = attributeFrom(kind, typed)
    if (name.trim() === "") return setWrong("Give it a name.")
    if (made === null) return setWrong(wrongWords[kind])
    setWrong(null)
    void save.run({ [name.trim()]: made })
  }

  return (
    <form className="attribute-form" onSubmit={onSubmit} noValidate>
      {known === undefined && (
        <>
          <label htmlFor={`${id}name`}>Name</label>
          <input
            id={`${id}name`}
            value={name}
            maxLength={limits.attributeKeyCharactersMax}
            onChange={event => setName(event.target.value)}
          />
        </>
      )}
      <label htmlFor={`${id}kind`}>Kind</label>
      <select id={`${id}kind`} value={kind} onChange={event => setKind(kindNamed(event.target.value))}>
        {kindNames.map(one => (
          <option key={one} value={one}>
            {kinds[one]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}value`}>{known ?? "Value"}</label>
      {kind === "yesNo" ? (
        <select id={`${id}value`} value={typed} onChange={event => setTyped(event.target.value)}>
          <option value="">Choose</option>
          <option value="yes">Yes</option>
          <option value="no">No</option>
        </select>
      ) : (
        <input
          id={`${id}value`}
          type={kind === "day" ? "date" : "text"}
          inputMode={kind === "number" ? "decimal" : undefined}
          value={typed}
          maxLength={limits.attributeTextCharactersMax}
          onChange={event => setTyped(event.target.value)}
        />
      )}
      {wrong !== null && <FormError>{wrong}</FormError>}
      {save.failure && <FormError>{say(save.failure)}</FormError>}
      <div className="actions">
        <button type="submit" className="button small primary" aria-disabled={save.busy}>
          Save
        </button>
        <button type="button" className="button small" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  )
}

const kindNames: Kind[] = ["text", "number", "yesNo", "day"]
const kindNamed = (name: string): Kind => kindNames.find(one => one === name) ?? "text"

const wrongWords: Record<Kind, string> = {
  text: "Write a value.",
  number: "Write a number, like 12 or 3.5.",
  yesNo: "Choose yes or no.",
  day: "Choose a day.",
}
