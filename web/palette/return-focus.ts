/** Gives the focus back to who had it. Where that is gone by now, it goes to the page's own heading rather than nowhere. */
export function returnFocus(before: Element | null): void {
  if (document.activeElement !== document.body && document.activeElement?.isConnected) return
  if (before instanceof HTMLElement && before !== document.body && before.isConnected) return before.focus()
  const heading = document.querySelector<HTMLElement>("[data-thread-heading]") ?? document.querySelector("h1")
  heading?.focus({ preventScroll: true })
}
