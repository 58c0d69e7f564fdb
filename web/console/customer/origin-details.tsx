import type { ReactNode } from "react"
import type { Origin } from "../../../protocol/origin.ts"
import { useNow } from "../../app/use-now.ts"
import { SafeLink } from "../../thread/safe-link.tsx"
import { countryName, languageName, timeThere } from "./origin-words.ts"

/** Where the conversation was begun from, as far as that is known (docs/privacy.md). */
export function OriginDetails({ origin }: { origin: Origin }) {
  const now = useNow()
  const { page, referrer, country, city, browser, language, timeZone } = origin
  const place = [city, country && countryName(country)].filter(one => one !== undefined).join(", ")
  const there = timeZone && timeThere(now, timeZone)
  return (
    <section aria-label="Where they wrote from">
      <h2>Where they wrote from</h2>
      <dl className="small">
        <Detail name="Page" isLong>
          {page && (
            <SafeLink href={page} host={null}>
              {withoutScheme(page)}
            </SafeLink>
          )}
        </Detail>
        <Detail name="Came from">{referrer}</Detail>
        <Detail name="Place">{place}</Detail>
        <Detail name="Their time">{there}</Detail>
        <Detail name="Language">{language && languageName(language)}</Detail>
        <Detail name="Browser">{browser}</Detail>
      </dl>
    </section>
  )
}

function Detail({ name, isLong, children }: { name: string; isLong?: true; children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt>{name}</dt>
      <dd className={isLong && "whole"}>{children}</dd>
    </>
  )
}

const withoutScheme = (address: string): string => address.replace(/^https?:\/\//, "").replace(/\/$/, "")
