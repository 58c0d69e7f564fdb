/** How long something took, in its two largest units: "2 h 5 min". */
export function duration(ms: number | null): string {
  if (ms === null) return "–"
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const parts = units.flatMap(({ name, size, of }) => {
    const count = Math.floor(seconds / size) % of
    return count > 0 ? [`${count} ${name}`] : []
  })
  return parts.slice(0, 2).join(" ")
}

const units = [
  { name: "d", size: 86_400, of: Number.POSITIVE_INFINITY },
  { name: "h", size: 3_600, of: 24 },
  { name: "min", size: 60, of: 60 },
  { name: "s", size: 1, of: 60 },
]
