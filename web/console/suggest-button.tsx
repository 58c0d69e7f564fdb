import { useSyncExternalStore } from "react"
import { Icon } from "../look/icon.tsx"
import { onShortcutsSetting, shortcutsAreOn } from "./shortcuts-setting.ts"
import { useShortcut } from "./use-shortcut.ts"
import type { useSuggestion } from "./use-suggestion.ts"

/** Asks the assistant what it would reply. */
export function SuggestButton({
  suggestion: { suggestion, suggest },
}: {
  suggestion: ReturnType<typeof useSuggestion>
}) {
  const keysOn = useSyncExternalStore(onShortcutsSetting, shortcutsAreOn)
  useShortcut("s", suggest)
  return (
    <button
      type="button"
      className="suggest"
      aria-disabled={suggestion.status === "asked"}
      aria-keyshortcuts={keysOn ? "S" : undefined}
      onClick={suggest}
    >
      <Icon name="spark" />
      Suggest a reply
      {keysOn && (
        <span aria-hidden="true">
          <kbd>S</kbd>
        </span>
      )}
    </button>
  )
}
