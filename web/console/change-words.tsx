import { useRef, useState } from "react"
import { Confirm } from "../look/confirm.tsx"
import { Icon } from "../look/icon.tsx"
import { Menu } from "../look/menu.tsx"
import { useLine } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import type { MessageRow } from "../thread/rows.ts"
import type { UnderMessage } from "../thread/timeline-row.tsx"
import { EditForm } from "./edit-form.tsx"
import "./change-words.css"

/** Beside what somebody wrote: to correct one's own words, and to take back one's own, or as an admin anybody's. */
export const changeUnder: UnderMessage = row => (isChangeable(row) ? <ChangeWords row={row} /> : null)

function ChangeWords({ row }: { row: MessageRow }) {
  const line = useLine()
  const { role } = useWorkplace()
  const place = useRef<HTMLDivElement>(null)
  const [doing, setDoing] = useState<"nothing" | "editing" | "deleting">("nothing")
  const what = row.isNote ? "note" : "message"
  const mayTakeBack = row.mine || role === "owner" || role === "admin"
  if (!mayTakeBack || row.item.kind !== "entry") return null
  const { id: entryId, conversationId } = row.item.entry
  const stop = () => {
    const log = place.current?.closest<HTMLElement>("[role=log]")
    setDoing("nothing")
    // What had the focus goes away; while the dialog is open nothing else can have it.
    requestAnimationFrame(() => log?.focus())
  }
  const save = (text: string) => line.act(conversationId, { type: "edit", entryId, text })
  return (
    <div className="change" ref={place}>
      {doing === "editing" && <EditForm label={`Edit this ${what}`} was={row.text} onSave={save} onClose={stop} />}
      {doing === "nothing" && (
        <Menu className="change-words up" label={`Change this ${what}`} button={<Icon name="more" />}>
          {row.mine && (
            <button type="button" onClick={() => setDoing("editing")}>
              Edit
            </button>
          )}
          <button type="button" onClick={() => setDoing("deleting")}>
            Delete
          </button>
        </Menu>
      )}
      {doing === "deleting" && (
        <Confirm
          open
          title={`Delete this ${what}?`}
          action="Delete"
          onConfirm={() => {
            line.act(conversationId, { type: "delete", entryId })
            stop()
          }}
          onClose={stop}
        >
          Its words are gone for everybody. That there was a {what} stays.
        </Confirm>
      )}
    </div>
  )
}

const isChangeable = ({ item, correction }: MessageRow): boolean =>
  item.kind === "entry" &&
  (item.entry.body.type === "message" || item.entry.body.type === "note") &&
  !(correction !== undefined && "takenBackBy" in correction)
