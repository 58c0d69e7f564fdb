import type { ReactNode } from "react"
import { useArrival } from "../app/arrival.ts"
import { ReachBar } from "../app/reach-bar.tsx"
import { useWorkplace } from "./organization-context.ts"
import { Rail } from "./rail.tsx"

interface Props {
  title: string
  lead: ReactNode
  /** Forms are read in one column; lists and pages with two columns take the whole room. */
  width?: "middling" | "full"
  children: ReactNode
}

/** A page of an organization beside its rail: knowledge, assistant, desk, team, settings. */
export function Room({ title, lead, width = "middling", children }: Props) {
  const { organization } = useWorkplace()
  const heading = useArrival(`${title} · ${organization.name}`)
  return (
    <div className="room">
      <Rail />
      <div className="page">
        <ReachBar />
        <main id="main" tabIndex={-1} className={width}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p className="lead">{lead}</p>
          {children}
        </main>
      </div>
    </div>
  )
}
