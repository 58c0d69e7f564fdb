import { Icon } from "../look/icon.tsx"
import type { Kept } from "./draft-keeper.ts"

interface Props {
  other: Kept
  onSettle: (choice: "other" | "mine") => void
}

/** What was begun on another device, while there is something else in the field here. */
export function OtherDraft({ other, onSettle }: Props) {
  if (other === null) return null
  return (
    <div className="notice" role="status">
      <Icon name="note" />
      <span>
        <b>You began another {other.kind === "note" ? "note" : "reply"} on another device:</b> “{cut(other.text)}”
      </span>
      <button type="button" className="button" onClick={() => onSettle("other")}>
        Use that one
      </button>
      <button type="button" className="button" onClick={() => onSettle("mine")}>
        Keep this one
      </button>
    </div>
  )
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text)
