const key = "parley.shortcuts"
const listeners = new Set<() => void>()

/** Whether single keys do something. Some people's speech input or hands press keys by accident (WCAG 2.2, 2.1.4). */
export function shortcutsAreOn(): boolean {
  try {
    return localStorage.getItem(key) !== "off"
  } catch {
    return true
  }
}

export function setShortcuts(to: "on" | "off"): void {
  try {
    localStorage.setItem(key, to)
  } catch {
    // Storage is full or forbidden: the setting then lasts as long as nothing does.
  }
  for (const listener of listeners) listener()
}

export function onShortcutsSetting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
