import { setTimeout as later } from "node:timers/promises"
import { limits } from "../../protocol/limits.ts"
import { entryPage } from "../../protocol/rest.ts"
import type { Browser } from "./browser.ts"
import { orThrow } from "./people.ts"

interface Asked {
  conversationId: string
  senderType: "customer" | "staff"
}

const patienceMs = 60_000
const againMs = 300

/** Ids of the messages that Postgres has, once it has as many as expected, or when it has had a minute to catch up. */
export async function archivedMessages(browser: Browser, asked: Asked & { expected: number }): Promise<string[]> {
  const deadline = Date.now() + patienceMs
  let found = await archivedNow(browser, asked)
  while (found.length < asked.expected && Date.now() < deadline) {
    await later(againMs)
    found = await archivedNow(browser, asked)
  }
  return found
}

/** History with a filter is served from the archive only, so what it shows has reached Postgres. In order. */
async function archivedNow(browser: Browser, { conversationId, senderType }: Asked): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = `senderType=${senderType}&limit=${limits.pageItemsMax}${cursor && `&cursor=${cursor}`}`
    const answer = await browser.get(`/conversations/${conversationId}/messages?${query}`)
    // Too young for the archive to know it, or Postgres is just coming back.
    if (answer.status === 404 || answer.status === 503) return []
    const page = entryPage.parse(orThrow(answer))
    ids.unshift(...page.entries.filter(entry => entry.body.type === "message").map(entry => entry.id))
    cursor = page.nextCursor
  }
  return ids
}
