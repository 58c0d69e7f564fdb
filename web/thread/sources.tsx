import type { Citation } from "../../protocol/answer.ts"
import { linkTo } from "./links.ts"
import { SafeLink } from "./safe-link.tsx"

/** What an answer was drawn from, under it. */
export function Sources({ citations }: { citations: readonly Citation[] }) {
  if (citations.length === 0) return null
  return (
    <ul className="sources" aria-label="Sources">
      {citations.map(citation => (
        <li key={citation.number}>
          <span className="number">{citation.number}</span>
          <span className="title">
            <Source citation={citation} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Source({ citation: { title, url } }: { citation: Citation }) {
  const link = url === null ? null : linkTo(title, url)
  if (link === null) return title
  return (
    <SafeLink href={link.href} host={link.host}>
      {title}
    </SafeLink>
  )
}
