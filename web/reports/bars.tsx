import { inDigits } from "../look/digits.ts"
import { DataTable } from "./data-table.tsx"

interface Props {
  title: string
  /** What stands at the head of the table's first column. */
  unit: string
  series: readonly string[]
  rows: readonly { name: string; values: readonly number[] }[]
}

const height = 120
const width = 640

/** Bars beside each other, and the same as a table: the drawing is for the eyes, the numbers are for everybody. */
export function Bars({ title, unit, series, rows }: Props) {
  const most = Math.max(0, ...rows.flatMap(({ values }) => values))
  const tall = (value: number): number => (most === 0 ? 0 : (value / most) * height)
  const group = width / Math.max(1, rows.length)
  const bar = (group * 0.8) / series.length
  return (
    <figure className="chart">
      <figcaption>
        {title}
        <span className="legend">
          {series.map((name, at) => (
            <span key={name}>
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <rect className={`series-${at}`} width="10" height="10" rx="2" />
              </svg>
              {name}
            </span>
          ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {rows.map(({ name, values }, row) =>
          values.map((value, at) => (
            <rect
              key={`${name} ${series[at]}`}
              className={`series-${at}`}
              x={row * group + group * 0.1 + at * bar}
              y={height - tall(value)}
              width={bar}
              height={tall(value)}
            >
              <title>{`${name}: ${inDigits(value)} ${series[at]}`}</title>
            </rect>
          )),
        )}
      </svg>
      <p className="axis" aria-hidden="true">
        <span>{rows[0]?.name}</span>
        <span>most: {inDigits(most)}</span>
        <span>{rows.at(-1)?.name}</span>
      </p>
      <details>
        <summary>As a table</summary>
        <DataTable caption={title} head={[unit, ...series]} rows={rows.map(({ name, values }) => [name, ...values])} />
      </details>
    </figure>
  )
}
