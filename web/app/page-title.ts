let title = document.title
let count = 0

/** The title of the tab, with how many things wait for whoever reads it: `(2) Waiting · Harbour`. */
export function setPageTitle(to: string): void {
  title = to
  show()
}

/** Beside the title, and as a dot on the tab's picture where there are any. */
export function setTitleCount(to: number): void {
  if (count === to) return
  count = to
  show()
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (icon) icon.href = count > 0 ? "/favicon-news.svg" : "/favicon.svg"
}

function show(): void {
  document.title = count > 0 ? `(${count}) ${title}` : title
}
