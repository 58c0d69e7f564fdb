import { setTimeout as later } from "node:timers/promises"
import { limits } from "../../protocol/limits.ts"
import { entryPage } from "../../protocol/rest.ts"
import type { Browser } from "../client/browser.ts"
import { orThrow, type Person } from "../client/people.ts"
import type { Seen, Sent } from "./tally.ts"

const patienceMs = 60_000
const againMs = 300

/** The customers' messages as Postgres has them: history with a filter is served from the archive only. Waits until all are there. */
export async function archivedMessages({ browser }: Person, sent: Sent[]): Promise<Seen[]> {
  const deadline = Date.now() + patienceMs
  const archived: Seen[] = []
  for (const one of sent) {
    let found = await messagesOf(browser, one.conversationId)
    while (found.length < one.messages.length && Date.now() < deadline) {
      await later(againMs)
      found = await messagesOf(browser, one.conversationId)
    }
    archived.push(...found)
  }
  return archived
}

async function messagesOf(browser: Browser, conversationId: string): Promise<Seen[]> {
  const messages: Seen[] = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = `senderType=customer&limit=${limits.pageItemsMax}${cursor && `&cursor=${cursor}`}`
    const answer = await browser.get(`/conversations/${conversationId}/messages?${query}`)
    if (answer.status === 404) return []
    const page = entryPage.parse(orThrow(answer))
    const said = page.entries.filter(entry => entry.body.type === "message")
    messages.unshift(...said.map(({ id }) => ({ id, conversationId })))
    cursor = page.nextCursor
  }
  return messages
}
