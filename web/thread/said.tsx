import type { Side } from "../../protocol/conversation.ts"
import { RichText } from "./rich-text.tsx"
import type { MessageRow } from "./rows.ts"
import "./said.css"

/** What somebody wrote, as it is meant now: that it was changed or taken back is said. Staff can read what it said first. */
export function Said({ row: { text, isNote, correction }, side }: { row: MessageRow; side: Side }) {
  if (correction === undefined) return <RichText text={text} />
  if ("takenBackBy" in correction) {
    const by = side === "staff" && correction.takenBackBy !== "" ? ` by ${correction.takenBackBy}` : ""
    return (
      <p className="gone">
        {isNote ? "Note" : "Message"} deleted{by}
      </p>
    )
  }
  return (
    <>
      <RichText text={text} />
      {correction.was === null ? (
        <span className="edited">Edited</span>
      ) : (
        <details className="edited">
          <summary>Edited</summary>
          <span className="soft">It said first:</span>
          <RichText text={correction.was} />
        </details>
      )}
    </>
  )
}
