import { useEffect, useRef, useState } from "react"
import type { ZodType } from "zod"

/** Rows that a form keeps in one hidden field, as JSON. The form notices each change as if it had been typed. */
export function useRows<Row extends { id: string }>(schema: ZodType<Row[]>, value: string | undefined) {
  const [rows, setRows] = useState<Row[]>(() => schema.safeParse(JSON.parse(value ?? "[]")).data ?? [])
  const field = useRef<HTMLInputElement>(null)
  const json = JSON.stringify(rows)
  const told = useRef(json)

  useEffect(() => {
    if (told.current === json) return
    told.current = json
    field.current?.dispatchEvent(new Event("input", { bubbles: true }))
  }, [json])

  return {
    rows,
    hidden: { ref: field, type: "hidden", value: json },
    add: (row: Row) => setRows(rows => [...rows, row]),
    change: (id: string, change: Partial<Row>) =>
      setRows(rows => rows.map(row => (row.id === id ? { ...row, ...change } : row))),
    remove: (id: string) => setRows(rows => rows.filter(row => row.id !== id)),
  }
}
