import { Icon } from "../look/icon.tsx"
import { choicesFor, type Office, type Step, type StepKind, stepKinds, takesOf } from "./macro-steps.ts"

interface Props {
  step: Step
  number: number
  office: Office
  onChange: (change: Partial<Step>) => void
  onRemove: () => void
}

/** What is done, and with what. */
export function MacroStep({ step, number, office, onChange, onRemove }: Props) {
  const choices = choicesFor(step.kind, office)
  // What takes something can only be chosen where there is some of it.
  const kinds = stepKinds.filter(
    ([kind]) => kind === step.kind || (kind !== "other" && (!takesOne(kind) || choicesFor(kind, office).length > 0)),
  )
  const choose = (kind: StepKind) => onChange({ kind, value: choicesFor(kind, office)[0]?.value ?? "" })
  return (
    <li>
      <select
        className="select"
        aria-label={`Step ${number}`}
        value={step.kind}
        onChange={event => {
          const chosen = stepKinds.find(([kind]) => kind === event.target.value)
          if (chosen) choose(chosen[0])
        }}
      >
        {kinds.map(([kind, { words }]) => (
          <option key={kind} value={kind}>
            {words}
          </option>
        ))}
      </select>
      {choices.length > 0 && (
        <select
          className="select"
          aria-label={`What step ${number} takes`}
          value={step.value}
          onChange={event => onChange({ value: event.target.value })}
        >
          {choices.every(({ value }) => value !== step.value) && <option value={step.value}>gone</option>}
          {choices.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
      {takesOf(step.kind) === "text" && (
        <textarea
          aria-label={`Text of step ${number}`}
          rows={2}
          value={step.value}
          onChange={event => onChange({ value: event.target.value })}
        />
      )}
      <button
        type="button"
        className="button quiet icon-only"
        aria-label={`Remove step ${number}`}
        title="Remove"
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

const takesOne = (kind: StepKind): boolean => takesOf(kind) !== "nothing" && takesOf(kind) !== "text"
