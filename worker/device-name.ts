/** What a person would call a browser of theirs, read off its user agent. */
export function deviceName(userAgent: string | null): string {
  const said = userAgent ?? ""
  const browser = named(said, browsers) ?? "A browser"
  const system = named(said, systems)
  return system === undefined ? browser : `${browser} on ${system}`
}

const named = (said: string, names: [RegExp, string][]): string | undefined =>
  names.find(([mark]) => mark.test(said))?.[1]

/** In this order: most of them also call themselves by the names below. */
const browsers: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
]

const systems: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
]
