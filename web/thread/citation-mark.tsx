import type { Citation } from "../../protocol/answer.ts"
import { linkTo } from "./links.ts"

/** The number of a source, where it is cited. */
export function CitationMark({ citation }: { citation: Citation }) {
  const { number, title, url } = citation
  const link = url === null ? null : linkTo(title, url)
  const name = `Source ${number}: ${title}`
  if (link === null) {
    return (
      <span className="cite" title={title}>
        <span className="sr">Source </span>
        {number}
      </span>
    )
  }
  return (
    <a
      className="cite"
      href={link.href}
      title={link.host === null ? title : `${title} (${link.host})`}
      aria-label={link.host === null ? name : `${name} (${link.host})`}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
    >
      {number}
    </a>
  )
}
