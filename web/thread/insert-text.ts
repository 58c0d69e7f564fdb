/** Puts a text behind what is in a field, as if it had been typed, and leaves the caret behind it. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  const before = field.value.trimEnd()
  field.focus()
  field.setRangeText(before === "" ? text : `\n\n${text}`, before.length, field.value.length, "end")
  // React hears of what is typed by this event.
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }))
}
