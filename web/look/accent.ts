import { contrast, lighten, mix } from "./colour.ts"

/** The custom properties that an organization's colour replaces, ready for an element's `style`. Empty without a colour. */
export function accentStyle(accent: string | null | undefined): Record<`--${string}`, string> {
  if (accent === null || accent === undefined || !hexColour.test(accent)) return {}
  const { day, night, onDay, onNight } = accentPair(accent)
  return {
    "--accent": `light-dark(${day}, ${night})`,
    "--on-accent": `light-dark(${onDay}, ${onNight})`,
    "--accent-wash": `light-dark(${wash(day, byDay)}, ${wash(night, byNight)})`,
    "--mine": `light-dark(${day}, ${mix(day, byNight.paper, 0.7)})`,
    "--on-mine": `light-dark(${onDay}, ${readableOn(mix(day, byNight.paper, 0.7))})`,
  }
}

interface AccentPair {
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
  const day = firstReadable(share => mix("#000000", given, share), byDay)
  const night = firstReadable(share => lighten(given, share), byNight)
  return { day, night, onDay: readableOn(day), onNight: readableOn(night), adjusted: day !== given }
}

const hexColour = /^#[0-9a-f]{6}$/i

interface Ground {
  /** Where the accent is drawn as text at its worst: on the wells by day, on the panels by night. */
  paper: string
  /** The accent is drawn on its own wash too: so much of it over this colour. White, by day, or the wash would look grey. */
  washShare: number
  washOver: string
}
const byDay: Ground = { paper: "#f3f1ec", washShare: 0.12, washOver: "#ffffff" }
const byNight: Ground = { paper: "#1b1e24", washShare: 0.16, washOver: "#1b1e24" }
/** A little over 4.5, since colours are rounded. */
const contrastMin = 4.6

const wash = (accent: string, { washOver, washShare }: Ground): string => mix(accent, washOver, washShare)

function firstReadable(at: (share: number) => string, ground: Ground): string {
  for (let share = 0; share < 1; share += 0.04) {
    const tried = at(share)
    const grounds = [ground.paper, wash(tried, ground)]
    if (grounds.every(one => contrast(tried, one) >= contrastMin)) return tried
  }
  return at(1)
}

const readableOn = (background: string): string =>
  contrast("#ffffff", background) >= contrast("#101216", background) ? "#ffffff" : "#101216"
