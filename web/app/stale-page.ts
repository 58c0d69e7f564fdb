const triedKey = "parley.reloaded-at"

/** Long enough that a page which cannot be loaded at all is not loaded in a circle. */
const betweenReloadsMs = 60_000

/**
 * A deployment replaces the page's files under an open tab: a part that is asked for later is gone. Loading the page again
 * gets the new one; drafts and messages on their way are kept. What still fails then is shown by the error boundary.
 */
export function reloadWhenStale(reload: () => void = () => location.reload()): () => void {
  const onMissing = (event: Event): void => {
    const now = Date.now()
    if (now - Number(sessionStorage.getItem(triedKey)) < betweenReloadsMs) return
    sessionStorage.setItem(triedKey, String(now))
    event.preventDefault()
    reload()
  }
  addEventListener("vite:preloadError", onMissing)
  return () => removeEventListener("vite:preloadError", onMissing)
}
