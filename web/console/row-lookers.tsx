import type { Present } from "../../protocol/down.ts"
import { Avatar } from "../look/avatar.tsx"

/** As many as leave room for what was said. */
const avatarsMax = 3

/** Colleagues who have this conversation on screen, as signs that no other chip of the row can push out of sight. */
export function RowLookers({ lookers }: { lookers: readonly Present[] }) {
  if (lookers.length === 0) return null
  const words = lookers.map(({ name }) => `${name} is looking`).join(", ")
  return (
    <span className="row-lookers" title={words}>
      {lookers.slice(0, avatarsMax).map(({ userId, name }) => (
        <Avatar key={userId} name={name} sizePx={20} />
      ))}
      {lookers.length > avatarsMax && <span aria-hidden="true">+{lookers.length - avatarsMax}</span>}
      <span className="sr"> {words}</span>
    </span>
  )
}
