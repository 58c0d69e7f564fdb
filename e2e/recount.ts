import type { Page } from "playwright-core"
import { z } from "zod"
import type { EntryBody } from "../protocol/entry.ts"
import { conversationPage, entryPage } from "../protocol/rest.ts"

export interface Recount {
  started: number
  escalated: number
  resolved: number
  scores: number[]
}

/** Counts over again, conversation by conversation and entry by entry, what a report of these days has to say. */
export async function recount(page: Page, organizationId: string): Promise<Recount> {
  const counted: Recount = { started: 0, escalated: 0, resolved: 0, scores: [] }
  for (const conversationId of await conversationIds(page, organizationId)) {
    const path = `/api/conversations/${conversationId}/messages`
    const bodies = await all(page, path, answer => {
      const { entries, nextCursor } = entryPage.parse(answer)
      return { items: entries.map(({ body }): EntryBody => body), nextCursor }
    })
    const of = (type: EntryBody["type"]) => bodies.filter(body => body.type === type).length
    counted.started += of("opened")
    counted.escalated += of("escalated")
    counted.resolved += of("resolved")
    const score = bodies.findLast(body => body.type === "scored")
    if (score?.type === "scored") counted.scores.push(score.score)
  }
  return counted
}

async function conversationIds(page: Page, organizationId: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const queue of ["all", "snoozed", "resolved"]) {
    const path = `/api/conversations?organizationId=${organizationId}&queue=${queue}`
    const found = await all(page, path, answer => {
      const { conversations, nextCursor } = conversationPage.parse(answer)
      return { items: conversations.map(({ id }) => id), nextCursor }
    })
    for (const id of found) ids.add(id)
  }
  return ids
}

type Read<Item> = (answer: unknown) => { items: Item[]; nextCursor: string | null }

async function all<Item>(page: Page, path: string, read: Read<Item>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const url = new URL(path, page.url())
    if (cursor !== null) url.searchParams.set("cursor", cursor)
    const answer = await page.request.get(url.href)
    const one = read(z.unknown().parse(await answer.json()))
    items.push(...one.items)
    cursor = one.nextCursor
  } while (cursor !== null)
  return items
}
