import { useEffect, useRef, useState, useSyncExternalStore } from "react"
import { Icon } from "../look/icon.tsx"
import { onShortcutsSetting, setShortcuts, shortcutsAreOn } from "./shortcuts-setting.ts"
import { useShortcut } from "./use-shortcut.ts"

/** Opens the table of shortcuts, where they can be turned off. */
export function ShortcutsButton() {
  const [open, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const on = useSyncExternalStore(onShortcutsSetting, shortcutsAreOn)
  useShortcut("?", () => setOpen(true))
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <>
      <button type="button" className="button quiet shortcuts" title="Keyboard shortcuts" onClick={() => setOpen(true)}>
        <Icon name="keyboard" />
        <span>Shortcuts</span>
        {on && <kbd>?</kbd>}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="shortcuts-title" onClose={() => setOpen(false)}>
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <dl className="shortcut-table">
          {shortcuts.map(([keys, words]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <label className="choice">
          <input type="checkbox" checked={on} onChange={event => setShortcuts(event.target.checked ? "on" : "off")} />
          <b>Use single-key shortcuts</b>
          <span className="hint">They never act while you type.</span>
        </label>
        <div className="actions">
          <button type="button" className="button" onClick={() => setOpen(false)}>
            Close
          </button>
        </div>
      </dialog>
    </>
  )
}

const shortcuts: [string, string][] = [
  ["J", "Next conversation in the list"],
  ["K", "Previous conversation in the list"],
  [".", "Show what is new in the list"],
  ["Enter", "Open it"],
  ["C", "Claim"],
  ["L", "Release"],
  ["A", "Hand to the assistant"],
  ["E", "Resolve"],
  ["O", "Open again"],
  ["R", "Reply"],
  ["S", "Suggest a reply"],
  ["N", "Note for the team"],
  ["Esc", "Leave the text, then go back to the list"],
  ["/", "Search"],
  ["?", "This table"],
]
