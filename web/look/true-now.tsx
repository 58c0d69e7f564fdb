import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"

interface Told {
  words: string
  /** As it reads; nothing where nothing is set. */
  value: string
  /** What stands there for nothing. */
  none?: string | undefined
}

/** For who has gone on while a colleague saved: that they did, and what is true now, where it differs from what is typed here. */
export function TrueNow({ children, summary, others }: { children: ReactNode; summary: string; others: Told[] }) {
  return (
    <div className="notice">
      <Icon name="alert" />
      <span role="alert">{children}</span>
      <details className="true-now">
        <summary>{summary}</summary>
        <dl>
          {others.map(({ words, value, none = "None" }) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>{value || none}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
