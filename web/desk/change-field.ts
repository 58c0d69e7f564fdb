/** Writes into a field as if somebody had typed it, so that its form notices. */
export function changeField(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  field.value = value
  field.dispatchEvent(new Event("input", { bubbles: true }))
}
