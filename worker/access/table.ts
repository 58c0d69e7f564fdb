import { type RefusalCode, refusalCode, refusals } from "../../protocol/refusal.ts"
import { type Column, columns } from "./columns.ts"

/** One line of a table: what happens to everybody who asks for one thing. `door` is it without the variant in brackets. */
export interface Row {
  label: string
  door: string
  cells: Record<Column, string>
}

/** A table as people read it: a line of columns, then a line per row. */
export function table(text: string): Row[] {
  const [head = "", ...lines] = text.trim().split("\n")
  if (head.trim().split(/\s+/).join() !== columns.join()) throw new Error(`The columns are not the known ones: ${head}`)
  return lines.filter(line => line.trim() !== "").map(row)
}

function row(line: string): Row {
  const [label = "", ...cells] = line.trim().split(/\s{2,}/)
  if (cells.length !== columns.length) throw new Error(`A row has ${columns.length} cells: ${line}`)
  const named = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]))
  return { label, door: label.replace(/ \(.*\)$/, ""), cells: named as Record<Column, string> }
}

/** Doors without a row, and rows without a door. Both are mistakes. */
export function unmatched(doors: string[], rows: Row[]): { withoutRow: string[]; withoutDoor: string[] } {
  const rowed = new Set(rows.map(({ door }) => door))
  return {
    withoutRow: [...new Set(doors)].filter(door => !rowed.has(door)),
    withoutDoor: [...rowed].filter(door => !doors.includes(door)),
  }
}

/** The refusal that a bare status stands for; every other one is written by its code. */
const usual: Record<number, RefusalCode> = { 401: "unauthenticated", 403: "forbidden", 404: "not_found" }

/** Codes that would make the table too wide to read. */
const short: Partial<Record<RefusalCode, string>> = {
  invitation_not_yours: "not_yours",
  already_exists: "exists",
  region_is_fixed: "fixed",
  not_answering: "no_answer",
  unknown_label: "no_label",
  unknown_variable: "unknown",
}

/** An answer as a cell says it: its status, or the code of its refusal where that says more. */
export function cellOf({ status, text }: { status: number; text: string }): string {
  if (status < 400) return String(status)
  const said: unknown = JSON.parse(text)
  const code = refusalCode.parse(Reflect.get(Object(said), "code"))
  if (refusals[code].status !== status || Reflect.get(Object(said), "status") !== status)
    return `${code} with ${status}`
  return usual[status] === code ? String(status) : wordOf(code)
}

export const wordOf = (code: RefusalCode): string => short[code] ?? code
