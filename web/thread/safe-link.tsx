import type { ReactNode } from "react"

interface Props {
  href: string
  /** Where it leads, unless its words show that. */
  host: string | null
  children: ReactNode
}

/** A link in what somebody wrote: it shows where it leads, and tells the other side nothing of where it was. */
export function SafeLink({ href, host, children }: Props) {
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {children}
      </a>
      {host !== null && <span className="host"> ({host})</span>}
    </>
  )
}
