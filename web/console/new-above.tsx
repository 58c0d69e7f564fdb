import { Icon } from "../look/icon.tsx"
import { useShortcut } from "./use-shortcut.ts"

/** Says that something has arrived which the list does not show, or not where one is, and brings it on screen. */
export function NewAbove({ count, onShow }: { count: number; onShow: () => void }) {
  useShortcut(".", () => {
    if (count > 0) onShow()
  })
  return (
    <>
      <p className="sr" role="status">
        {count > 0 && `${count} new above. Press full stop to see ${count === 1 ? "it" : "them"}.`}
      </p>
      {count > 0 && (
        <button type="button" className="button new-above" onClick={onShow}>
          <Icon name="up" />
          {count} new <kbd>.</kbd>
        </button>
      )}
    </>
  )
}
