import { type ReactNode, useEffect, useRef } from "react"
import type { FormErrors } from "../app/use-form.ts"
import { Icon } from "../look/icon.tsx"

interface Props<Row extends { id: string; name: string }> {
  rows: Row[]
  change: (id: string, change: { name: string }) => void
  remove: (id: string) => void
  /** The form's field in which they are; what is wrong with one of them is under `${field}.${index}`. */
  field: string
  errors: FormErrors
  /** What one of them is called: "label". */
  what: string
  max: number
  onAdd: (id: string) => void
  /** What a row has beside its name; rows are counted from one. */
  children?: (row: Row, number: number) => ReactNode
}

/** Things with names, one a row. */
export function NamedRows<Row extends { id: string; name: string }>({
  rows,
  field,
  errors,
  what,
  max,
  children,
  ...does
}: Props<Row>) {
  const list = useRef<HTMLUListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const focusNext = useRef<number | null>(null)

  // A row that came is written in next; where one went, the keyboard goes on at its place.
  useEffect(() => {
    if (focusNext.current === null) return
    const names = list.current?.querySelectorAll<HTMLInputElement>("input.name")
    const name = names?.[Math.min(focusNext.current, names.length - 1)]
    focusNext.current = null
    if (name) name.focus()
    else adder.current?.focus()
  })

  function add(): void {
    focusNext.current = rows.length
    does.onAdd(crypto.randomUUID())
  }

  function remove(id: string, index: number): void {
    focusNext.current = index
    does.remove(id)
  }

  return (
    <div className="field">
      {rows.length > 0 && (
        <ul ref={list} className="named-rows">
          {rows.map((row, index) => {
            const error = errors[`${field}.${index}`]
            return (
              <li key={row.id}>
                <input
                  className="name"
                  value={row.name}
                  aria-label={`Name of ${what} ${index + 1}`}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={error && `${row.id}-error`}
                  autoComplete="off"
                  onChange={event => does.change(row.id, { name: event.target.value })}
                />
                {children?.(row, index + 1)}
                <button
                  type="button"
                  className="button quiet icon-only"
                  aria-label={`Remove ${what} ${row.name || index + 1}`}
                  title="Remove"
                  onClick={() => remove(row.id, index)}
                >
                  <Icon name="close" />
                </button>
                {error && <Fault id={`${row.id}-error`}>{error}</Fault>}
              </li>
            )
          })}
        </ul>
      )}
      {errors[field] && <Fault>{errors[field]}</Fault>}
      <div className="actions">
        <button ref={adder} type="button" className="button" onClick={add} disabled={rows.length >= max}>
          <Icon name="plus" />
          Add {/^[aeiou]/.test(what) ? "an" : "a"} {what}
        </button>
      </div>
    </div>
  )
}

const Fault = ({ id, children }: { id?: string; children: string }) => (
  <p className="error" id={id} role="alert">
    <Icon name="alert" />
    {children}
  </p>
)
