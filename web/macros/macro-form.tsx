import { useRef, useState } from "react"
import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import { type Macro, newMacro } from "../../protocol/macro.ts"
import { useForm } from "../app/use-form.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { Icon } from "../look/icon.tsx"
import { SaveOrCancel } from "../look/save-or-cancel.tsx"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { keepItem } from "../replies/keep-item.ts"
import { MacroStep } from "./macro-step.tsx"
import { actionsOf, type Office, type Step, stepsOf } from "./macro-steps.ts"

interface Props {
  macro: Macro | null
  office: Office
  onDone: () => void
}

const shape = z.object({ name: newMacro.shape.name })

export function MacroForm({ macro, office, onDone }: Props) {
  const { organization } = useWorkplace()
  const [steps, setSteps] = useState<Step[]>(() => stepsOf(macro?.actions ?? [{ type: "claim" }]))
  const { errors, busy, bind } = useForm(shape, async ({ name }) => {
    const said = actionsOf(steps)
    if (!said.ok) return { form: said.problem }
    const where = { organizationId: organization.id, noun: "macros" as const, id: macro?.id ?? null }
    const wrong = await keepItem(where, { name, actions: said.actions })
    if (wrong === null) onDone()
    return wrong
  })
  const put = (id: string, change: Partial<Step>) =>
    setSteps(steps.map(step => (step.id === id ? { ...step, ...change } : step)))
  const list = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  useKeepFocus(list, adder)
  const isFull = steps.length >= limits.actionsPerMacroMax
  return (
    <form className="form kept-form" aria-label={macro === null ? "New macro" : `Macro ${macro.name}`} {...bind}>
      <FormError>{errors.form ?? errors.text}</FormError>
      <Field label="Name" name="name" defaultValue={macro?.name} error={errors.name} autoComplete="off" autoFocus />
      <ol ref={list} className="macro-steps" aria-label="What it does, in this order">
        {steps.map((step, place) => (
          <MacroStep
            key={step.id}
            step={step}
            number={place + 1}
            office={office}
            onChange={change => put(step.id, change)}
            onRemove={() => setSteps(steps.filter(({ id }) => id !== step.id))}
          />
        ))}
      </ol>
      <div className="actions">
        <button
          ref={adder}
          type="button"
          className="button"
          disabled={isFull}
          onClick={() => setSteps([...steps, { id: crypto.randomUUID(), kind: "resolve", value: "" }])}
        >
          <Icon name="plus" />
          Add a step
        </button>
      </div>
      <SaveOrCancel busy={busy} onCancel={onDone} />
    </form>
  )
}
