import { useSyncExternalStore } from "react"
import { Icon } from "../look/icon.tsx"
import { useCommand } from "../palette/commands.ts"
import { onShortcutsSetting, shortcutsAreOn } from "./shortcuts-setting.ts"
import type { useSuggestion } from "./use-suggestion.ts"

/** Asks the assistant what it would reply. */
export function SuggestButton({
  suggestion: { suggestion, suggest },
}: {
  suggestion: ReturnType<typeof useSuggestion>
}) {
  const keysOn = useSyncExternalStore(onShortcutsSetting, shortcutsAreOn)
  useCommand({ id: "suggest", words: "Suggest a reply", key: "G", group: "Writing", run: suggest })
  return (
    <button
      type="button"
      className="suggest"
      aria-disabled={suggestion.status === "asked"}
      aria-keyshortcuts={keysOn ? "G" : undefined}
      onClick={suggest}
    >
      <Icon name="spark" />
      <span>
        Suggest<span className="more"> a reply</span>
      </span>
      {keysOn && (
        <span aria-hidden="true">
          <kbd>G</kbd>
        </span>
      )}
    </button>
  )
}
