import { useRef, useState, useSyncExternalStore } from "react"
import { Icon } from "../look/icon.tsx"
import { useModal } from "../look/use-modal.ts"
import { useCommand } from "../palette/commands.ts"
import { HandSwitches } from "../preferences/hand-switches.tsx"
import { ShortcutTable } from "./shortcut-table.tsx"
import { onShortcutsSetting, shortcutsAreOn } from "./shortcuts-setting.ts"

/** Opens the table of shortcuts, where they can be turned off. */
export function ShortcutsButton() {
  const [open, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const on = useSyncExternalStore(onShortcutsSetting, shortcutsAreOn)
  useCommand({ id: "shortcuts", words: "Keyboard shortcuts", key: "?", group: "You", run: () => setOpen(true) })
  useModal(dialog, { isOpen: open })
  return (
    <>
      <button type="button" className="button quiet shortcuts" title="Keyboard shortcuts" onClick={() => setOpen(true)}>
        <Icon name="keyboard" />
        <span>Shortcuts</span>
        {on && <kbd>?</kbd>}
      </button>
      <dialog
        ref={dialog}
        className="dialog shortcut-sheet"
        aria-labelledby="shortcuts-title"
        onClose={() => setOpen(false)}
      >
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        {open && <ShortcutTable />}
        {open && <HandSwitches />}
        <div className="actions">
          <button type="button" className="button" onClick={() => setOpen(false)}>
            Close
          </button>
        </div>
      </dialog>
    </>
  )
}
