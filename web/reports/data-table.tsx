import type { ReactNode } from "react"
import { inDigits } from "../look/digits.ts"

interface Props {
  caption: string
  head: readonly string[]
  /** The first cell of each row is its name; no two have the same. */
  rows: readonly (readonly ReactNode[])[]
}

/** Numbers in rows. Where it is wider than the page it scrolls by itself, also by keyboard. */
export function DataTable({ caption, head, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="data-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {head.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity and no state
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]}>{typeof cell === "number" ? inDigits(cell) : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
