import { whereabouts as shape, type Whereabouts } from "../../protocol/origin.ts"

/** What this page says of itself when a conversation begins (docs/privacy.md). What looks odd is left out. */
export function whereabouts(): Whereabouts {
  const { origin, pathname } = location
  const referrer = hostOf(document.referrer)
  const said = {
    page: origin + pathname,
    // Going around on this site leads here, too, and says nothing.
    referrer: referrer === location.host ? undefined : referrer,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  const known = Object.entries(said).filter(
    ([name, value]) => value !== undefined && shape.safeParse({ [name]: value }).success,
  )
  return shape.parse(Object.fromEntries(known))
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host || undefined : undefined
}
