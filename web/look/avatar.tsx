import type { CSSProperties } from "react"

interface Props {
  name: string
  kind?: "person" | "bot"
  /** Shows the green dot; whoever draws it says so in words too. */
  here?: boolean
  sizePx?: number
}

/** The round sign of a person, or the square one of the assistant. Decoration: the name stands beside it. */
export function Avatar({ name, kind = "person", here = false, sizePx = 28 }: Props) {
  const style: CSSProperties & Record<"--size", string> = { "--size": `${sizePx}px` }
  return (
    <span className={`avatar ${kind === "bot" ? "bot" : ""} ${here ? "here" : ""}`} style={style} aria-hidden="true">
      {kind === "bot" ? "✦" : initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const guest = words[0] === "Guest"
  const first = [...(words[0] ?? "")][0] ?? "?"
  const last = words.length > 1 && !guest ? ([...(words.at(-1) ?? "")][0] ?? "") : ""
  return (first + last).toUpperCase()
}
