import { useEffect, useState } from "react"
import { type ReportQuery, reportQuery } from "../../protocol/report.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { Field } from "../look/field.tsx"
import { Labelled } from "../look/labelled.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { lastDays } from "./use-asked.ts"

interface Props {
  asked: ReportQuery
  timeZone: string
  onChange: (asked: ReportQuery) => void
}

/** Which days, and of which conversations. What cannot be asked is said beside the field, and what was asked before stays. */
export function RangePicker({ asked, timeZone, onChange }: Props) {
  const { organization } = useWorkplace()
  const labels = useDesk(organization.id).data?.desk.labels ?? []
  const [days, setDays] = useState({ from: asked.from, to: asked.to })
  useEffect(() => setDays({ from: asked.from, to: asked.to }), [asked.from, asked.to])
  const read = reportQuery.safeParse({ ...asked, ...days })
  function changeDays(next: { from: string; to: string }): void {
    setDays(next)
    const changed = reportQuery.safeParse({ ...asked, ...next })
    if (changed.success) onChange(changed.data)
  }
  return (
    <form className="range" aria-label="What the report is about" onSubmit={event => event.preventDefault()}>
      <div className="presets">
        {presets.map(({ name, count }) => {
          const { from, to } = lastDays(count, timeZone)
          return (
            <button
              key={name}
              type="button"
              className="button"
              aria-pressed={asked.from === from && asked.to === to}
              onClick={() => changeDays({ from, to })}
            >
              {name}
            </button>
          )
        })}
      </div>
      <Field
        label="From"
        type="date"
        value={days.from}
        onChange={event => changeDays({ ...days, from: event.target.value })}
      />
      <Field
        label="To"
        type="date"
        value={days.to}
        error={
          read.success
            ? undefined
            : wrong(read.error.issues[0]?.code === "custom" ? read.error.issues[0].message : null)
        }
        onChange={event => changeDays({ ...days, to: event.target.value })}
      />
      {labels.length > 0 && (
        <Labelled label="Label">
          {control => (
            <select
              {...control}
              value={asked.label ?? ""}
              onChange={event => onChange({ ...asked, label: event.target.value || undefined })}
            >
              <option value="">All conversations</option>
              {labels.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
    </form>
  )
}

const presets = [
  { name: "7 days", count: 7 },
  { name: "30 days", count: 30 },
  { name: "90 days", count: 90 },
  { name: "A year", count: 365 },
]

const wrong = (message: string | null): string => message ?? "Choose two days."
