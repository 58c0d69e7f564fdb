// What shows a notification when no page of Parley is open here. Pages do it themselves (web/notifications).
addEventListener("push", event => event.waitUntil(show(event.data)))
addEventListener("notificationclick", event => event.waitUntil(open(event.notification)))
addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil(clients.claim()))

async function show(data) {
  const { title, body, url, tag } = data
    ? data.json()
    : { title: "Something new on Parley", body: "", url: "/", tag: "" }
  await registration.showNotification(title, { body, tag, renotify: tag !== "", data: { url }, icon: "/favicon.svg" })
}

/** To the page that is open already, where there is one: it may hold something that was begun. */
async function open(notification) {
  notification.close()
  // Only ever within Parley, whatever a message says.
  const { pathname } = new URL(notification.data?.url ?? "/", location.origin)
  const pages = await clients.matchAll({ type: "window" })
  const page = pages.find(({ url }) => new URL(url).pathname === pathname) ?? pages[0]
  if (page === undefined) return clients.openWindow(pathname)
  await page.focus()
  if (new URL(page.url).pathname !== pathname) page.postMessage({ type: "go", path: pathname })
}
