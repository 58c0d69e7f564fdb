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
export function mix(first: string, second: string, share: number): string {
  const rest = channels(second)
  const mixed = channels(first).map((value, index) => Math.round(value * share + (rest[index] ?? 0) * (1 - share)))
  return `#${mixed.map(value => value.toString(16).padStart(2, "0")).join("")}`
}

/** Towards white, with its hue and nearly all of its strength kept: mixed with white a colour turns grey. */
export function lighten(colour: string, share: number): string {
  const [hue, saturation, lightness] = toHsl(colour)
  return fromHsl(hue, saturation * (1 - share * 0.3), lightness + (1 - lightness) * share)
}

/** Hue in degrees, saturation and lightness from 0 to 1 (CSS Color 4, 7.2). */
function toHsl(colour: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(value => value / 255)
  const max = Math.max(red, green, blue)
  const range = max - Math.min(red, green, blue)
  const lightness = max - range / 2
  if (range === 0) return [0, 0, lightness]
  const sixth =
    max === red ? (green - blue) / range : max === green ? (blue - red) / range + 2 : (red - green) / range + 4
  return [(sixth * 60 + 360) % 360, range / (1 - Math.abs(2 * lightness - 1)), lightness]
}

/** CSS Color 4, 7.1. */
function fromHsl(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (at: number): string => {
    const place = (at + hue / 30) % 12
    const value = lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0")
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`
}

const channels = (colour: string): number[] => [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
