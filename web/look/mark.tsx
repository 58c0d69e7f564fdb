import type { CSSProperties } from "react"

/** An organization's (or Parley's) square sign: its first letter on its colour. */
export function Mark({ name, sizePx = 36 }: { name: string; sizePx?: number }) {
  const style: CSSProperties & Record<"--size", string> = { "--size": `${sizePx}px` }
  return (
    <span className="mark" style={style} aria-hidden="true">
      {([...name.trim()][0] ?? "P").toUpperCase()}
    </span>
  )
}
