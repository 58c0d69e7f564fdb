import type { CSSProperties, ReactNode } from "react"
import { AccountMenu } from "../identity/account-menu.tsx"
import { useArrival } from "./arrival.ts"
import { Brand } from "./brand.tsx"
import { ReachBar } from "./reach-bar.tsx"

interface Props {
  title: string
  /** Said under the heading in one or two sentences. */
  lead?: ReactNode
  width?: "narrow" | "middling" | "full"
  style?: CSSProperties
  children: ReactNode
}

/** A page outside an organization's own rooms: the bar on top, one heading, one column. */
export function Page({ title, lead, width = "full", style, children }: Props) {
  const heading = useArrival(`${title} · Parley`)
  return (
    <div className="page" style={style}>
      <header className="top">
        <Brand />
        <AccountMenu />
      </header>
      <ReachBar />
      <main id="main" tabIndex={-1} className={width}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </main>
    </div>
  )
}
