import { readdirSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { setTimeout as later } from "node:timers/promises"
import { asc } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../../../drizzle/client.ts"
import { messages } from "../../../drizzle/schema/conversations.ts"
import { type Entry, entry } from "../../../protocol/entry.ts"
import type { Item } from "../../simulation/history/history.ts"
import { itemOf } from "./parley-item.ts"

const patienceMs = 60_000
const lookEveryMs = 250

const row = z.object({ data: z.string() })
type ArchivedRow = typeof messages.$inferSelect
/** The organization's own stream as the history checker knows things. */
export const logOf = (folder: string): Item[] => entriesOf(folder).map(itemOf)

/** The organization's own stream, read from its object's file beside the runtime. Who works elsewhere too woke another object, which is empty. */
export function entriesOf(folder: string): Entry[] {
  const streams = askObjects(folder, "select data from entry order by seq").filter(stream => stream.length > 0)
  if (streams.length !== 1) throw new Error(`Everybody talked in one organization, not in ${streams.length}`)
  return streams.flat().map(one => entry.parse(JSON.parse(row.parse(one).data)))
}

/** What every organization's object answers, read from its file. */
export function askObjects(folder: string, query: string): unknown[][] {
  const objects = join(folder, "objects", "Organization")
  const files = readdirSync(objects).filter(name => name.endsWith(".sqlite") && name !== "metadata.sqlite")
  return files.map(file => {
    const database = new DatabaseSync(join(objects, file), { readOnly: true })
    try {
      return database.prepare(query).all()
    } finally {
      database.close()
    }
  })
}

/** What Postgres has, in its order, once it has as much as the log, or when it has had a minute for it. */
export async function archivedUpTo(database: Database, head: number): Promise<Item[]> {
  const read = () => database.select().from(messages).orderBy(asc(messages.seq))
  let rows = await read()
  const deadline = Date.now() + patienceMs
  while (rows.length < head && Date.now() < deadline) {
    await later(lookEveryMs)
    rows = await read()
  }
  return rows.map(itemOfRow)
}

function itemOfRow({ id, conversationId, seq, position, body }: ArchivedRow): Item {
  // Who wrote it, and when, is not what is compared here.
  return itemOf({ id, conversationId, seq, position, body, at: 0, author: { kind: "system", id: null, name: "" } })
}
