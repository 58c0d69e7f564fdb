import { contrast, lighten, mix } from "./colour.ts"

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

/** The colour as text and as button, by day and by night: darkened or lightened until it reads (WCAG 2.2, 1.4.3: 4.5:1). */
export function accentPair(accent: string): AccentPair {
  const given = accent.toLowerCase()
  const day = firstReadable(share => mix("#000000", given, share), paperByDay)
  const night = firstReadable(share => lighten(given, share), paperByNight)
  return { day, night, onDay: readableOn(day), onNight: readableOn(night), adjusted: day !== given }
}

const hexColour = /^#[0-9a-f]{6}$/i
/** Where the accent is drawn as text at its worst: on the wells by day, on the panels by night. */
const paperByDay = "#f3f1ec"
const paperByNight = "#1b1e24"
/** A little over 4.5, since the accent also stands on its own wash. */
const contrastMin = 5.2

function firstReadable(at: (share: number) => string, paper: string): string {
  for (let share = 0; share < 1; share += 0.04) {
    const tried = at(share)
    if (contrast(tried, paper) >= contrastMin) return tried
  }
  return at(1)
}

const readableOn = (background: string): string =>
  contrast("#ffffff", background) >= contrast("#101216", background) ? "#ffffff" : "#101216"
