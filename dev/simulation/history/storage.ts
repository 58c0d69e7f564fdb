import { decode } from "../../../worker/org/stream.ts"
import { wordsOf } from "../log-of.ts"
import type { ObjectHost } from "../object-host.ts"
import type { Storage } from "./frame-rules.ts"

/** An object's storage as it is at the moment of the question, past everything that the core remembers. */
export const storageOf = (host: Pick<ObjectHost, "core" | "life" | "database" | "now">): Storage => ({
  wordsOf: id => wordsOf(host, id),
  hasEntry: id => host.core.sql.all("select 1 as found from entry where id = ?", id).length > 0,
  conversationOf: id => {
    const row = host.core.sql.all("select conversation_id as id from entry where id = ?", id)[0]
    return typeof row?.id === "string" ? row.id : null
  },
  life: () => host.life,
  now: () => host.now(),
  lastPosition: id => {
    const row = host.core.sql.all("select max(position) as newest from entry where conversation_id = ?", id)[0]
    return Number(row?.newest ?? 0)
  },
  isOf: (id, userId) => {
    const rows = host.core.sql.all("select data from entry where conversation_id = ? order by seq", id)
    const owners = rows.map(decode).flatMap(({ body }) => ("customer" in body ? [body.customer.id] : []))
    return owners.length === 0 || owners.includes(userId)
  },
})
