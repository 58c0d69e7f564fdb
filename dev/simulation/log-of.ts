import type { DatabaseSync } from "node:sqlite"
import type { StoredEntry } from "../../protocol/entry.ts"
import { statementsOf } from "./memory-sql.ts"
import type { ObjectHost } from "./object-host.ts"
import { tablesOf } from "./storage-pool.ts"

type Kept = Pick<ObjectHost, "database">

/** Everything that was said in an organization, past everything that its core remembers. */
export const logOf = (host: Kept): StoredEntry[] => read(host, "select data from entry order by seq")

/** The same as it was said, whatever was taken back later. */
export const saidIn = (host: Kept): StoredEntry[] =>
  read(host, "select said.data from entry join said on said.seq = entry.seq order by entry.seq")

/** All that the object keeps in words. */
export const keptIn = ({ database }: Kept): string =>
  JSON.stringify(tablesOf(database).map(table => statementsOf(database)(`select * from ${table}`).all()))

/** What an entry said, and what it was corrected to. */
export const wordsOf = (host: Kept, entryId: string): string[] =>
  saidIn(host).flatMap(({ id, body }) => {
    const isIt = id === entryId || (body.type === "edited" && body.entryId === entryId)
    return isIt && "text" in body ? [body.text] : []
  })

const read = ({ database }: Kept, query: string): StoredEntry[] =>
  statementsOf(database)(query)
    .all()
    .map(row => JSON.parse(String(row.data)) as StoredEntry)

/** Beside the object's own tables, which it does not see: what each entry was when it came. */
export function keepWhatIsSaid(database: DatabaseSync): void {
  database.exec(`create temp table if not exists said (seq integer primary key, id text, data text);
    create temp trigger if not exists says after insert on main.entry
    begin insert or replace into said values (new.seq, new.id, new.data); end`)
}
