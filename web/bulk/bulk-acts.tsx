import { useState } from "react"
import { useShortcut } from "../console/use-shortcut.ts"
import { inDigits } from "../look/digits.ts"
import { Icon } from "../look/icon.tsx"
import { useLineState } from "../organizations/line.ts"
import { useOffer } from "../palette/commands.ts"
import { type BulkPick, type BulkVerb, bulkActions } from "./bulk-actions.ts"
import { BulkPicker } from "./bulk-picker.tsx"
import { useBulk, useBulkState } from "./bulk-provider.tsx"
import { useClearByEscape } from "./use-clear-by-escape.ts"

/** What can be done to all that is selected, by hand, by key and by name. */
export function BulkActs({ count }: { count: number }) {
  const work = useBulk()
  const { run } = useBulkState()
  const { assistant } = useLineState()
  const [open, setOpen] = useState<BulkPick | null>(null)
  const isBusy = run?.status === "running"
  const many = count === 1 ? "the selected one" : `${inDigits(count)} selected`
  const begin = (verb: BulkVerb) => {
    if (isBusy) return
    if (verb === "release") void work.run({ command: { type: "release", to: "queue" }, words: "back in the queue" })
    else if (verb === "hand_back")
      void work.run({ command: { type: "release", to: "assistant" }, words: "with the assistant" })
    else setOpen(verb)
  }
  const actions = bulkActions.filter(({ verb }) => verb !== "hand_back" || assistant !== null)
  useClearByEscape(work.clear)
  useOffer([
    ...actions.map(({ verb, said, key }) => ({
      ...{ id: `bulk-${verb}`, words: said(many), key, group: "Selection" as const },
      run: () => begin(verb),
    })),
    { id: "bulk-clear", words: "Clear the selection", key: "Esc", group: "Selection", run: work.clear },
  ])
  return (
    <>
      <div className="acts">
        {actions.map(({ verb, words, key, icon }) => (
          <button
            key={verb}
            type="button"
            className="button quiet small-button"
            aria-disabled={isBusy || undefined}
            aria-keyshortcuts={key}
            aria-haspopup={verb === "release" || verb === "hand_back" ? undefined : "dialog"}
            title={`${words} (${key})`}
            onClick={() => begin(verb)}
          >
            <Icon name={icon} />
            {words}
            <ByKey shortcut={key} onPress={() => begin(verb)} />
          </button>
        ))}
      </div>
      {open !== null && <BulkPicker pick={open} onClose={() => setOpen(null)} />}
    </>
  )
}

/** While something is selected, the keys of one conversation act on all of it. */
function ByKey({ shortcut, onPress }: { shortcut: string; onPress: () => void }) {
  useShortcut(shortcut.toLowerCase(), onPress, "first")
  return null
}
