import type { KeyboardEvent, ReactNode, TextareaHTMLAttributes } from "react"

/** Something that helps with what is written in a field, from a menu beside it. */
export interface Assist {
  /** What the field says of the menu to those who do not see it. */
  attributes: Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    "aria-autocomplete" | "aria-haspopup" | "aria-controls" | "aria-activedescendant"
  >
  menu: ReactNode
  /** True when the key was for the menu. */
  onKeyDown: (event: KeyboardEvent) => boolean
  /** After every change of the text and every move of the caret. */
  onCaret: (text: string, at: number) => void
  /** The field has lost the focus. */
  onLeave: () => void
}
