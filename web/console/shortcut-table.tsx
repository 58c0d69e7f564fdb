import { withCommandKey } from "../look/command-key.ts"
import { useOffered } from "../palette/commands.ts"
import "./shortcut-table.css"

type Row = [keys: string, words: string]

/** Every key: those that always do the same, and what the page offers with a key besides. */
export function ShortcutTable() {
  const offered = useOffered()
  const here = new Set(always.map(([key]) => key))
  const others = offered.flatMap(({ key, words }): Row[] => (key === undefined || here.has(key) ? [] : [[key, words]]))
  return (
    <dl className="shortcut-table">
      {[...always, ...others].map(([keys, words]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Also those whose time has not come: what is written down does not depend on which conversation is open. */
const always: Row[] = [
  [withCommandKey("K"), "Everything that can be done, by its name"],
  ["J", "Next conversation in the list"],
  ["K", "Previous conversation in the list"],
  [".", "Show what is new in the list"],
  ["F", "Filter the list"],
  ["Enter", "Open it"],
  ["X", "Select it, or not any more; what is done by key is then done to all that is selected"],
  ["Shift X", "Select everything up to here"],
  [withCommandKey("A"), "On a row: select all of the list"],
  [`Z or ${withCommandKey("Z")}`, "Undo what was done last, to one or to many"],
  ["C", "Claim"],
  ["T", "Assign or transfer"],
  ["L", "Release"],
  ["A", "Hand to the assistant"],
  ["S", "Snooze"],
  ["P", "Priority"],
  ["B", "Labels"],
  ["E", "Resolve"],
  ["O", "Open again"],
  ["R", "Reply"],
  ["N", "Note for the team"],
  ["D", "Send later"],
  ["G", "Suggest a reply"],
  ["/", "Search"],
  ["Esc", "Leave the text, then go back to the list"],
  ["?", "This table"],
]
