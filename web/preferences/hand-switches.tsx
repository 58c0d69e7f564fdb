import { useState, useSyncExternalStore } from "react"
import type { Preferences } from "../../protocol/preferences.ts"
import { nextAfterResolve } from "../console/next-setting.ts"
import { onShortcutsSetting, shortcutsAreOn } from "../console/shortcuts-setting.ts"
import { FormError } from "../look/form-error.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { keepPreferences } from "./keep-preferences.ts"

/** What keys do, and what happens by itself. Each counts as it is set. */
export function HandSwitches() {
  const { organization } = useWorkplace()
  const [wrong, setWrong] = useState<string | null>(null)
  const keys = useSyncExternalStore(onShortcutsSetting, shortcutsAreOn)
  const goesOn = useSyncExternalStore(nextAfterResolve.subscribe, nextAfterResolve.isOn)
  const set = async (change: Partial<Preferences>) => setWrong(await keepPreferences(organization.id, change))
  return (
    <>
      <label className="choice">
        <input type="checkbox" checked={keys} onChange={event => set({ shortcuts: event.target.checked })} />
        <b>Use single-key shortcuts</b>
        <span className="hint">They never act while you type.</span>
      </label>
      <label className="choice">
        <input type="checkbox" checked={goesOn} onChange={event => set({ nextAfterResolve: event.target.checked })} />
        <b>Go to the next conversation after resolving</b>
        <span className="hint">The one after it in the list.</span>
      </label>
      <FormError>{wrong ?? undefined}</FormError>
    </>
  )
}
