/** The custom properties that an organization's colour replaces, ready for an element's `style`. Empty without a colour. */
export function accentStyle(accent: string | null | undefined): Record<`--${string}`, string> {
  if (accent === null || accent === undefined || !hexColour.test(accent)) return {}
  const { day, night, onDay, onNight } = accentPair(accent)
  return {
    "--accent": `light-dark(${day}, ${night})`,
    "--on-accent": `light-dark(${onDay}, ${onNight})`,
    "--accent-wash": `light-dark(${mix(day, paperByDay, 0.1)}, ${mix(night, paperByNight, 0.16)})`,
    "--mine": `light-dark(${day}, ${mix(day, paperByNight, 0.7)})`,
    "--on-mine": `light-dark(${onDay}, ${readableOn(mix(day, paperByNight, 0.7))})`,
  }
}

export interface AccentPair {
  day: string
  night: string
  onDay: string
  onNight: string
  /** True when the colour could not be used by day as it was given. */
  adjusted: boolean
}

/** The colour as text and as button, by day and by night: moved towards ink or paper until it reads (WCAG 2.2, 1.4.3: 4.5:1). */
export function accentPair(accent: string): AccentPair {
  const given = accent.toLowerCase()
  const day = towards(given, "#000000", paperByDay)
  const night = towards(given, "#ffffff", paperByNight)
  return { day, night, onDay: readableOn(day), onNight: readableOn(night), adjusted: day !== given }
}

const hexColour = /^#[0-9a-f]{6}$/i
/** Where the accent is drawn as text at its worst: on the wells by day, on the panels by night. */
const paperByDay = "#f3f1ec"
const paperByNight = "#1b1e24"
/** A little over 4.5, since the accent also stands on its own wash. */
const contrastMin = 5.2

function towards(colour: string, end: string, paper: string): string {
  for (let share = 0; share < 1; share += 0.04) {
    const tried = mix(end, colour, share)
    if (contrast(tried, paper) >= contrastMin) return tried
  }
  return end
}

const readableOn = (background: string): string =>
  contrast("#ffffff", background) >= contrast("#101216", background) ? "#ffffff" : "#101216"

/** WCAG 2.2 contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** `share` of the first colour, the rest of the second. */
function mix(first: string, second: string, share: number): string {
  const rest = channels(second)
  const mixed = channels(first).map((value, index) => Math.round(value * share + (rest[index] ?? 0) * (1 - share)))
  return `#${mixed.map(value => value.toString(16).padStart(2, "0")).join("")}`
}

const channels = (colour: string): number[] => [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
