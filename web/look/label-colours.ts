import type { LabelColour } from "../../protocol/desk.ts"

interface Pair {
  text: string
  wash: string
}

/** Each colour of a label by day and by night; every pair meets 4.5:1. */
export const labelColours: Record<LabelColour, { day: Pair; night: Pair }> = {
  grey: { day: { text: "#55504a", wash: "#eceae5" }, night: { text: "#c3c7cf", wash: "#2a2e36" } },
  red: { day: { text: "#b3261e", wash: "#fcebea" }, night: { text: "#ff8a80", wash: "#3a1f1e" } },
  orange: { day: { text: "#9a4a00", wash: "#fdf0e1" }, night: { text: "#f2a65a", wash: "#34261a" } },
  yellow: { day: { text: "#6b5300", wash: "#fff6d6" }, night: { text: "#ecd27a", wash: "#302a15" } },
  green: { day: { text: "#1a6b33", wash: "#e4f3e8" }, night: { text: "#7fd197", wash: "#1a2f20" } },
  teal: { day: { text: "#0f6b5c", wash: "#e3f1ee" }, night: { text: "#4fc3ac", wash: "#17302c" } },
  blue: { day: { text: "#1a58a8", wash: "#e6effb" }, night: { text: "#8ab8f5", wash: "#1a2a40" } },
  purple: { day: { text: "#6b3fb0", wash: "#f1eafb" }, night: { text: "#c3a6f2", wash: "#2b2140" } },
  pink: { day: { text: "#a1245f", wash: "#fbe8f1" }, night: { text: "#f49ac1", wash: "#3a1d2c" } },
}
