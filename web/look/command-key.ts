const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** How a key is written that is pressed together with the one for commands. */
export const withCommandKey = (key: string): string => (isMac ? `⌘${key}` : `Ctrl ${key}`)
