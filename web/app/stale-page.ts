const loadedKey = "parley.reloaded-at"

/** Long enough that a page which cannot be loaded at all is not loaded in a circle. */
const betweenLoadsMs = 60_000

/** Loads the whole page again; drafts and messages on their way are kept. False when that was done a moment ago. */
export function loadStalePageAgain(reload: () => void = () => location.reload()): boolean {
  const now = Date.now()
  if (now - Number(sessionStorage.getItem(loadedKey)) < betweenLoadsMs) return false
  sessionStorage.setItem(loadedKey, String(now))
  reload()
  return true
}
