import type { Notice } from "./notice.ts"

/** Whether the browser shows notifications of this page: `default` is not asked yet, null where it has none. */
export function desktopPermission(): NotificationPermission | null {
  return "Notification" in window ? Notification.permission : null
}

/** Shows it outside of the page; a click leads to it. A newer one of the same conversation takes the older one's place. */
export function showDesktop({ title, body, conversationId }: Notice, open: () => void): void {
  if (desktopPermission() !== "granted") return
  try {
    const shown = new Notification(title, { body, tag: conversationId, icon: "/favicon.svg" })
    shown.onclick = () => {
      window.focus()
      open()
      shown.close()
    }
  } catch {
    // Some phones show notifications of service workers only; there the push service reaches them.
  }
}
