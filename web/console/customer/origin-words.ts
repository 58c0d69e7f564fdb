/** "AT" is Austria. What the browser does not know is said as it is. */
export const countryName = (code: string): string => named("region", code)

/** "de-AT" is Austrian German. */
export const languageName = (tag: string): string => named("language", tag)

/** What the clock shows there: "14:05 in Vienna". Undefined in a zone that this browser does not know. */
export function timeThere(now: number, timeZone: string): string | undefined {
  try {
    const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(now)
    const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone
    return `${time} in ${city}`
  } catch {
    return undefined
  }
}

function named(type: "region" | "language", code: string): string {
  try {
    return new Intl.DisplayNames("en", { type }).of(code) ?? code
  } catch {
    return code
  }
}
