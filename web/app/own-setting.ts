/** Something that somebody has on or off in this browser, and that parts of the page follow. */
export function ownSetting(key: string, standard: "on" | "off") {
  const listeners = new Set<() => void>()
  return {
    isOn(): boolean {
      try {
        return (localStorage.getItem(key) ?? standard) === "on"
      } catch {
        return standard === "on"
      }
    },
    set(to: "on" | "off"): void {
      try {
        localStorage.setItem(key, to)
      } catch {
        // Storage is full or forbidden: the setting then lasts as long as nothing does.
      }
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
