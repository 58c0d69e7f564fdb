import type { Citation } from "../../protocol/answer.ts"

/** The sources that an answer names, under it. Links say where they lead. */
export function Citations({ citations }: { citations: readonly Citation[] }) {
  if (citations.length === 0) return null
  return (
    <ul className="citations small" aria-label="Sources">
      {citations.map(({ number, title, url }) => (
        <li key={number}>
          [{number}] <Source title={title} url={url} />
        </li>
      ))}
    </ul>
  )
}

function Source({ title, url }: Pick<Citation, "title" | "url">) {
  const address = url !== null && URL.canParse(url) ? new URL(url) : null
  if (address === null || !/^https?:$/.test(address.protocol)) return title
  return (
    <>
      <a href={address.href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {title}
      </a>
      <span className="soft"> ({address.host})</span>
    </>
  )
}
