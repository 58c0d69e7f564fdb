/** Where to go after signing in: the `next` of the address, if it is a path of this site; a stranger's link must not lead elsewhere. */
export function destination(search: string): string {
  const next = new URLSearchParams(search).get("next")
  if (next === null || !next.startsWith("/")) return start
  const here = "https://parley.invalid"
  const url = URL.canParse(next, here) ? new URL(next, here) : null
  return url?.origin === here ? url.pathname + url.search + url.hash : start
}

/** The address of a page that one comes back from: `leadBack("/sign-in", "/messages")`. */
export const leadBack = (page: "/sign-in" | "/sign-up", next: string): string =>
  next === start ? page : `${page}?${new URLSearchParams({ next })}`

const start = "/"
