import { z } from "zod"
import { call } from "./api.ts"
import { currentReach, onReach } from "./reach.ts"
import { loadStalePageAgain } from "./stale-page.ts"

/** What loading a part of the page asks of the page. */
export interface AroundPart {
  isOnline(): boolean
  /** Asks the service whether it answers. */
  isThere(): Promise<boolean>
  /** Settles when there is reason to ask again. */
  maybeBack(): Promise<void>
  /** Loads the whole page again. False when that was done a moment ago, so that a broken page does not go in circles. */
  loadAgain(): boolean
}

/**
 * Loads a part of the page that is a file of its own. Without a line it waits for one: loading the page then would put the
 * browser's own error in its place. With one, what is missing was replaced by a deployment under an open tab, or is remembered
 * as missing by the browser, which asks for a file once: loading the page again gets it, and drafts and messages on their
 * way are kept.
 */
export async function loadPart<Part>(fetchCode: () => Promise<Part>, page: AroundPart = thisPage): Promise<Part> {
  if (!page.isOnline()) await untilThere(page)
  try {
    return await fetchCode()
  } catch (error) {
    await untilThere(page)
    if (!page.loadAgain()) throw error
    // Nothing more is shown: the page is going.
    return new Promise(() => {})
  }
}

async function untilThere(page: AroundPart): Promise<void> {
  while (!(await page.isThere())) await page.maybeBack()
}

const thisPage: AroundPart = {
  isOnline: () => navigator.onLine,
  isThere: async () => {
    const answer = await call({ path: "/health", schema: z.unknown() })
    return answer.ok || answer.failure.kind !== "unreachable"
  },
  maybeBack: () =>
    new Promise(settle => {
      const stopHearing = onReach(() => currentReach() === "reachable" && goOn())
      addEventListener("online", goOn)
      function goOn(): void {
        stopHearing()
        removeEventListener("online", goOn)
        settle()
      }
    }),
  loadAgain: () => loadStalePageAgain(),
}
