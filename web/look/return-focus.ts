/** Gives the focus back to who had it. Where that is gone or hidden by now, it goes to the page's own heading rather than nowhere. */
export function returnFocus(before: Element | null): void {
  if (isSomewhere()) return
  if (before instanceof HTMLElement && before !== document.body) before.focus()
  if (isSomewhere()) return
  const heading = document.querySelector<HTMLElement>("[data-thread-heading]") ?? document.querySelector("h1")
  heading?.focus({ preventScroll: true })
}

const isSomewhere = (): boolean =>
  document.activeElement !== null && document.activeElement !== document.body && document.activeElement.isConnected
